package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL into tokens by the lexical rules of PostgreSQL 14 to 18 (manual, section 4.1, and the rules of the server's
 * scanner where the manual is silent), with {@code standard_conforming_strings = on}. It does not know the grammar. What
 * the server would refuse as a token of its own, it passes on as a symbol, so that the server can refuse it.
 */
final class SqlLexer {

    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";
    /** An operator may end in + or - only if it holds one of these. */
    private static final String FREE_ENDING = "~!@#^&|`?%";

    private final String sql;
    private int position;
    private int line;
    private @Nullable SqlToken previous;
    private boolean backslashEscapes;

    SqlLexer(String sql, int firstLine) {
        this.sql = sql;
        this.line = firstLine;
    }

    /** All tokens of a text whose lines do not matter. */
    static List<SqlToken> tokens(String sql) {
        SqlLexer lexer = new SqlLexer(sql, 1);
        List<SqlToken> tokens = new ArrayList<>();
        for (SqlToken token = lexer.next(); token != null; token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    /**
     * Reads the next token.
     *
     * @return the token, {@code null} at the end
     * @throws SqlSyntaxException if a comment or quote is not closed
     */
    @Nullable
    SqlToken next() {
        boolean mayContinue = skipBlanksAndComments();
        if (this.position >= this.sql.length()) {
            return null;
        }
        int start = this.position;
        boolean continued = mayContinue && continuesString(start);
        SqlToken.Type type = typeAt(start);
        int end = endOf(type, start, continued);
        SqlToken token = new SqlToken(type, this.sql.substring(start, end), start, this.line, continued);
        advanceTo(end);
        this.previous = token;
        return token;
    }

    /**
     * Skips to the next token and tells whether a string may continue there: only line breaks, blanks and line comments
     * in between, and at least one line break.
     */
    private boolean skipBlanksAndComments() {
        boolean lineBreak = false;
        boolean blockComment = false;
        while (this.position < this.sql.length()) {
            char character = this.sql.charAt(this.position);
            if (isSpace(character)) {
                lineBreak |= isLineBreak(character);
                advanceTo(this.position + 1);
            } else if (this.sql.startsWith("--", this.position)) {
                advanceTo(endOfLine(this.position));
            } else if (this.sql.startsWith("/*", this.position)) {
                advanceTo(endOfBlockComment(this.position));
                blockComment = true;
            } else {
                break;
            }
        }
        return lineBreak && !blockComment;
    }

    private boolean continuesString(int start) {
        return this.sql.charAt(start) == '\''
                && this.previous != null
                && this.previous.type() == SqlToken.Type.QUOTED
                && this.previous.text().endsWith("'");
    }

    private SqlToken.Type typeAt(int start) {
        char character = this.sql.charAt(start);
        if (character == '\'' || character == '"' || prefixLength(start) > 0 || dollarTag(start) != null) {
            return SqlToken.Type.QUOTED;
        }
        if (isWordStart(character)) {
            return SqlToken.Type.WORD;
        }
        if (isDigit(start) || (character == '.' && isDigit(start + 1)) || (character == '$' && isDigit(start + 1))) {
            return SqlToken.Type.NUMBER;
        }
        return OPERATOR_CHARACTERS.indexOf(character) >= 0 ? SqlToken.Type.OPERATOR : SqlToken.Type.SYMBOL;
    }

    private int endOf(SqlToken.Type type, int start, boolean continued) {
        return switch (type) {
            case WORD -> endOfWord(start);
            case NUMBER -> endOfNumber(start);
            case QUOTED -> endOfQuoted(start, continued);
            case OPERATOR -> endOfOperator(start);
            case SYMBOL -> endOfSymbol(start);
        };
    }

    private int endOfQuoted(int start, boolean continued) {
        String tag = dollarTag(start);
        if (tag != null) {
            int end = this.sql.indexOf(tag, start + tag.length());
            if (end < 0) {
                throw new SqlSyntaxException(
                        this.line,
                        "The text that begins here with " + tag + " is never closed.",
                        "Close it with " + tag + ".");
            }
            return end + tag.length();
        }
        int open = start + prefixLength(start);
        char quote = this.sql.charAt(open);
        // A continued string goes on in the manner of its first part.
        this.backslashEscapes =
                continued ? this.backslashEscapes : open == start + 1 && "eE".indexOf(this.sql.charAt(start)) >= 0;
        for (int index = open + 1; index < this.sql.length(); index++) {
            char character = this.sql.charAt(index);
            if (character == '\\' && this.backslashEscapes) {
                index++;
            } else if (character == quote) {
                if (!this.sql.startsWith(String.valueOf(quote), index + 1)) {
                    return index + 1;
                }
                index++;
            }
        }
        throw new SqlSyntaxException(
                this.line,
                (quote == '"' ? "The name" : "The text") + " that begins here with "
                        + this.sql.substring(start, open + 1) + " is never closed.",
                "Close it with " + quote + "; inside it, write " + quote + " twice.");
    }

    /** The length of E, B, X, N or U&amp; before a quote; 0 if there is none. */
    private int prefixLength(int start) {
        if ("eEbBxXnN".indexOf(this.sql.charAt(start)) >= 0 && this.sql.startsWith("'", start + 1)) {
            return 1;
        }
        boolean unicode = this.sql.regionMatches(true, start, "U&", 0, 2)
                && (this.sql.startsWith("'", start + 2) || this.sql.startsWith("\"", start + 2));
        return unicode ? 2 : 0;
    }

    /** The opening {@code $tag$} at this place, or {@code null}. */
    private @Nullable String dollarTag(int start) {
        if (this.sql.charAt(start) != '$') {
            return null;
        }
        int end = start + 1;
        while (end < this.sql.length() && (isWordStart(this.sql.charAt(end)) || (end > start + 1 && isDigit(end)))) {
            end++;
        }
        return this.sql.startsWith("$", end) ? this.sql.substring(start, end + 1) : null;
    }

    private int endOfWord(int start) {
        int end = start + 1;
        while (end < this.sql.length()
                && (isWordStart(this.sql.charAt(end)) || isDigit(end) || this.sql.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    /** A decimal number, or a parameter such as $1. 16's 0x1F and 1_000 become a number and a word: no harm here. */
    private int endOfNumber(int start) {
        int end = endOfDigits(this.sql.charAt(start) == '$' ? start + 1 : start);
        if (this.sql.charAt(start) == '$') {
            return end;
        }
        if (this.sql.startsWith(".", end) && !this.sql.startsWith("..", end)) {
            end = endOfDigits(end + 1);
        }
        if (end < this.sql.length() && "eE".indexOf(this.sql.charAt(end)) >= 0) {
            boolean signed = this.sql.startsWith("+", end + 1) || this.sql.startsWith("-", end + 1);
            int exponent = end + (signed ? 2 : 1);
            end = isDigit(exponent) ? endOfDigits(exponent) : end;
        }
        return end;
    }

    private int endOfDigits(int start) {
        int end = start;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private int endOfOperator(int start) {
        int end = start;
        while (end < this.sql.length()
                && OPERATOR_CHARACTERS.indexOf(this.sql.charAt(end)) >= 0
                && !this.sql.startsWith("--", end)
                && !this.sql.startsWith("/*", end)) {
            end++;
        }
        boolean free = this.sql.substring(start, end).chars().anyMatch(c -> FREE_ENDING.indexOf(c) >= 0);
        while (!free && end > start + 1 && "+-".indexOf(this.sql.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private int endOfSymbol(int start) {
        boolean pair = this.sql.startsWith("::", start)
                || this.sql.startsWith(":=", start)
                || this.sql.startsWith("..", start);
        return start + (pair ? 2 : 1);
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < this.sql.length() && !isLineBreak(this.sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfBlockComment(int start) {
        int depth = 0;
        for (int index = start; index < this.sql.length(); index++) {
            if (this.sql.startsWith("/*", index)) {
                depth++;
                index++;
            } else if (this.sql.startsWith("*/", index)) {
                depth--;
                index++;
                if (depth == 0) {
                    return index + 1;
                }
            }
        }
        throw new SqlSyntaxException(
                this.line,
                "The comment that begins here with /* is never closed.",
                "Close it with */; a /* inside a comment needs a */ of its own.");
    }

    private void advanceTo(int end) {
        for (; this.position < end; this.position++) {
            char character = this.sql.charAt(this.position);
            if (character == '\n' || (character == '\r' && !this.sql.startsWith("\n", this.position + 1))) {
                this.line++;
            }
        }
    }

    private boolean isDigit(int index) {
        return index < this.sql.length() && this.sql.charAt(index) >= '0' && this.sql.charAt(index) <= '9';
    }

    private static boolean isWordStart(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character >= 0x80;
    }

    /** Without the vertical tab: only PostgreSQL 16 made it a blank, earlier ones refuse it, so it has to reach them. */
    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\f' || isLineBreak(character);
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }
}
