package dev.migrate.operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts SQL into statements as PostgreSQL would if it got the whole text at once. A semicolon ends a statement except
 * inside quotes and comments, inside the {@code BEGIN ATOMIC ... END} body of a routine, and inside the parentheses of
 * {@code CREATE RULE}.
 */
public final class SqlSplitter {

    private final String sql;
    private final SqlLexer lexer;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<SqlToken> tokens = new ArrayList<>();
    /** The BEGINs of the bodies that are open. */
    private final Deque<SqlToken> bodies = new ArrayDeque<>();
    /** The first words of the statement at hand, which may be one inside a body. */
    private final List<SqlToken> opening = new ArrayList<>();

    private int parentheses;

    private SqlSplitter(String sql, int firstLine) {
        this.sql = sql;
        this.lexer = new SqlLexer(sql, firstLine);
    }

    /**
     * Cuts SQL into statements. A statement that holds nothing but comments is left out, and so are comments before and
     * after a statement.
     *
     * @param sql any number of statements, separated by semicolons
     * @param firstLine the line of the file in which the text begins
     * @return the statements in order
     * @throws SqlSyntaxException if a quote, comment or body is not closed, or if the text holds a psql command or a
     *     {@code COPY} from or to the client
     */
    public static List<SqlStatement> split(String sql, int firstLine) {
        return new SqlSplitter(sql, firstLine).split();
    }

    private List<SqlStatement> split() {
        for (SqlToken token = this.lexer.next(); token != null; token = this.lexer.next()) {
            if (token.isSymbol('\\')) {
                throw psqlCommand(token);
            }
            if (token.isSymbol(';') && endsStatement()) {
                finishStatement();
            } else {
                accept(token);
            }
        }
        if (!this.bodies.isEmpty()) {
            throw new SqlSyntaxException(
                    this.bodies.peek().line(),
                    "The body that begins here with BEGIN ATOMIC is never closed.",
                    "Close it with END, after the semicolon of its last statement.");
        }
        finishStatement();
        return List.copyOf(this.statements);
    }

    private boolean endsStatement() {
        return this.bodies.isEmpty() && !(this.parentheses > 0 && opensWith("RULE"));
    }

    private void accept(SqlToken token) {
        boolean first = this.opening.isEmpty();
        boolean atomic = token.isWord("ATOMIC") && opensBody();
        this.tokens.add(token);
        if (token.isSymbol(';')) {
            acceptInnerSemicolon();
        } else if (atomic) {
            this.bodies.push(this.tokens.get(this.tokens.size() - 2));
            this.opening.clear();
        } else if (first && token.isWord("END") && !this.bodies.isEmpty()) {
            // The END of a CASE is never the first word of a statement, so this one closes the body.
            this.bodies.pop();
            this.opening.add(token);
        } else {
            if (this.opening.size() < 4) {
                this.opening.add(token);
            }
            countParentheses(token);
        }
    }

    private void acceptInnerSemicolon() {
        if (this.parentheses == 0 || !opensWith("RULE")) {
            this.opening.clear();
            this.parentheses = 0;
        }
    }

    private void countParentheses(SqlToken token) {
        if (token.isSymbol('(')) {
            this.parentheses++;
        } else if (token.isSymbol(')') && this.parentheses > 0) {
            this.parentheses--;
        }
    }

    /** BEGIN and ATOMIC may be names elsewhere: a column, a type, an alias. */
    private boolean opensBody() {
        return this.parentheses == 0
                && !this.tokens.isEmpty()
                && this.tokens.get(this.tokens.size() - 1).isWord("BEGIN")
                && (opensWith("FUNCTION") || opensWith("PROCEDURE"));
    }

    /** Tells whether the statement at hand opens with CREATE [OR REPLACE] and this word. */
    private boolean opensWith(String kind) {
        int size = this.opening.size();
        if (size < 2 || !this.opening.get(0).isWord("CREATE")) {
            return false;
        }
        boolean replace = size > 3
                && this.opening.get(1).isWord("OR")
                && this.opening.get(2).isWord("REPLACE");
        return this.opening.get(replace ? 3 : 1).isWord(kind);
    }

    private void finishStatement() {
        if (!this.tokens.isEmpty()) {
            refuseCopy();
            SqlToken first = this.tokens.get(0);
            int end = this.tokens.get(this.tokens.size() - 1).end();
            this.statements.add(new SqlStatement(this.sql.substring(first.start(), end), first.line()));
        }
        this.tokens.clear();
        this.opening.clear();
        this.parentheses = 0;
    }

    private void refuseCopy() {
        if (!this.tokens.get(0).isWord("COPY")) {
            return;
        }
        int depth = 0;
        for (int index = 0; index < this.tokens.size() - 1; index++) {
            SqlToken token = this.tokens.get(index);
            SqlToken next = this.tokens.get(index + 1);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isWord("FROM") && next.isWord("STDIN")) {
                throw new SqlSyntaxException(
                        this.tokens.get(0).line(),
                        "COPY ... FROM STDIN needs a client that sends the rows, and a revision has none.",
                        "Write the rows as INSERT ... VALUES.");
            }
            if (depth == 0 && token.isWord("TO") && next.isWord("STDOUT")) {
                throw new SqlSyntaxException(
                        this.tokens.get(0).line(),
                        "COPY ... TO STDOUT needs a client that takes the rows, and a revision has none.",
                        "Remove the statement.");
            }
        }
    }

    private SqlSyntaxException psqlCommand(SqlToken backslash) {
        int end = backslash.end();
        while (end < this.sql.length()
                && !Character.isWhitespace(this.sql.charAt(end))
                && this.sql.charAt(end) != ';') {
            end++;
        }
        String command = this.sql.substring(backslash.start(), end);
        String action = switch (command) {
            case "\\i", "\\ir", "\\include", "\\include_relative" ->
                "Put the SQL of the included file here, or in a revision of its own.";
            case "\\copy" -> "Write the rows as INSERT ... VALUES.";
            default -> "Remove it: only SQL can stand here.";
        };
        return new SqlSyntaxException(
                backslash.line(), "\"" + command + "\" is a command of psql, which PostgreSQL does not know.", action);
    }
}
