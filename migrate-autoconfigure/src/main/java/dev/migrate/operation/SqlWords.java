package dev.migrate.operation;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tokens of a statement.
 *
 * @param list key words and names in upper case; quoted text keeps its quotes, and so is never taken for a key word
 */
record SqlWords(List<String> list) {

    private static final Set<String> OFF = Set.of("FALSE", "OFF", "0");

    /** Takes a statement apart. */
    static SqlWords of(String sql) {
        return new SqlWords(
                SqlLexer.tokens(sql).stream().map(SqlWords::normalized).toList());
    }

    private static String normalized(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text();
    }

    String at(int index) {
        return index < this.list.size() ? this.list.get(index) : "";
    }

    String last() {
        return this.list.isEmpty() ? "" : this.list.get(this.list.size() - 1);
    }

    boolean begin(String... words) {
        return this.list.size() >= words.length
                && this.list.subList(0, words.length).equals(List.of(words));
    }

    boolean contain(String... words) {
        return Collections.indexOfSubList(this.list, List.of(words)) >= 0;
    }

    /** Tells whether an option is given as {@code name = false}. */
    boolean switchedOff(String option) {
        int index = this.list.indexOf(option);
        if (index < 0) {
            return false;
        }
        String value = at(index + 1).equals("=") ? at(index + 2) : at(index + 1);
        return OFF.contains(value.replace("'", "").toUpperCase(Locale.ROOT));
    }

    /** The first word after the command and its options: {@code (VERBOSE, ...)} or the bare word VERBOSE. */
    String firstBeyondOptions() {
        int index = at(1).equals("(") ? this.list.indexOf(")") + 1 : 1;
        return at(index).equals("VERBOSE") ? at(index + 1) : at(index);
    }

    /** The word behind another one. */
    String after(String word) {
        int index = this.list.indexOf(word);
        return index < 0 ? "" : at(index + 1);
    }
}
