package dev.migrate.operation;

/**
 * A piece of SQL that PostgreSQL's scanner would not cut further. White space and comments are no tokens.
 *
 * @param type what it is
 * @param text its exact text, quotes included
 * @param start the index of its first character
 * @param line the 1-based line of its first character
 * @param continued whether it continues the string before it, as {@code 'a'}, line break, {@code 'b'} do
 */
record SqlToken(Type type, String text, int start, int line, boolean continued) {

    enum Type {
        /** A key word or an unquoted name. */
        WORD,
        NUMBER,
        /** A string of any kind or a quoted name. */
        QUOTED,
        OPERATOR,
        /** A bracket, comma, semicolon and the like. */
        SYMBOL
    }

    /** The index after its last character. */
    int end() {
        return this.start + this.text.length();
    }

    boolean isWord(String word) {
        return this.type == Type.WORD && this.text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
        return this.type == Type.SYMBOL && this.text.length() == 1 && this.text.charAt(0) == symbol;
    }
}
