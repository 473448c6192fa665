package dev.migrate.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL that a mapping holds, such as a {@code columnDefinition}, as its words. What stands in parentheses is one
 * word, and so is a quoted name or a string.
 */
final class SqlWords {

    private final String sql;
    private final List<Word> words = new ArrayList<>();
    private int next;

    SqlWords(String sql) {
        this.sql = sql;
        for (int start = 0; start < sql.length(); ) {
            if (Character.isWhitespace(sql.charAt(start))) {
                start++;
            } else {
                int end = endOfWord(start);
                this.words.add(new Word(start, end));
                start = end;
            }
        }
    }

    boolean atEnd() {
        return this.next >= this.words.size();
    }

    /** Tells whether the next words are these, whatever their case. */
    boolean at(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (this.next + i >= this.words.size() || !text(this.next + i).equalsIgnoreCase(expected[i])) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the next word is one of these, whatever its case. */
    boolean atOneOf(List<String> expected) {
        return !atEnd() && expected.contains(text(this.next).toLowerCase(Locale.ROOT));
    }

    /** Passes these words if they come next. */
    boolean skip(String... expected) {
        boolean there = at(expected);
        if (there) {
            this.next += expected.length;
        }
        return there;
    }

    /** Tells whether this word comes somewhere, whatever its case. */
    boolean contains(String word) {
        return this.words.stream()
                .anyMatch(one -> this.sql.substring(one.start(), one.end()).equalsIgnoreCase(word));
    }

    /** Tells whether what stands in parentheses comes next. */
    boolean atGroup() {
        return !atEnd() && text(this.next).startsWith("(");
    }

    /** Passes these words and the whole number after them if they come next and returns it, else {@code null}. */
    @Nullable
    Long numberAfter(String... expected) {
        int before = this.next;
        if (skip(expected)) {
            String sign = skip("-") ? "-" : "";
            if (!atEnd() && text(this.next).matches("\\d{1,18}")) {
                return Long.valueOf(sign + word());
            }
        }
        this.next = before;
        return null;
    }

    /** Returns what the parentheses that come next hold. */
    String group() {
        return inside(word());
    }

    /** Returns what parentheses hold. */
    static String inside(String group) {
        return group.substring(1, group.length() - 1).strip();
    }

    /** Returns the names in the parentheses that come next. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : group().split(",", -1)) {
            names.add(Names.ofSql(name.strip()));
        }
        return names;
    }

    String word() {
        return text(this.next++);
    }

    /** Returns the text up to the first of these words, with at least one word if any is left. */
    String upTo(List<String> stops) {
        if (atEnd()) {
            return "";
        }
        int start = this.words.get(this.next++).start();
        while (!atEnd() && !atOneOf(stops)) {
            this.next++;
        }
        return this.sql.substring(start, this.words.get(this.next - 1).end());
    }

    /** Returns the text from here to the end. */
    String rest() {
        String rest = atEnd()
                ? ""
                : this.sql.substring(this.words.get(this.next).start()).strip();
        this.next = this.words.size();
        return rest;
    }

    private String text(int index) {
        Word word = this.words.get(index);
        return this.sql.substring(word.start(), word.end());
    }

    private int endOfWord(int start) {
        char first = this.sql.charAt(start);
        if (first == '\'' || first == '"' || first == '`') {
            return endOfQuoted(start, first);
        }
        if (first == '(') {
            return endOfGroup(start);
        }
        if (!isNamePart(first)) {
            return start + 1;
        }
        int end = start;
        while (end < this.sql.length() && isNamePart(this.sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfQuoted(int start, char quote) {
        int end = start + 1;
        while (end < this.sql.length()) {
            if (this.sql.charAt(end++) == quote) {
                if (end >= this.sql.length() || this.sql.charAt(end) != quote) {
                    return end;
                }
                end++;
            }
        }
        return end;
    }

    private int endOfGroup(int start) {
        int depth = 0;
        int end = start;
        while (end < this.sql.length()) {
            char c = this.sql.charAt(end);
            if (c == '\'' || c == '"') {
                end = endOfQuoted(end, c);
            } else {
                end++;
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return end;
                }
            }
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    private record Word(int start, int end) {}
}
