package dev.migrate.postgres.catalog;

/** Looks at SQL that the server has written. */
final class SqlText {

    private SqlText() {}

    /** Takes away the parentheses that stand around the whole text, as often as they do. */
    static String withoutParentheses(String sql) {
        String text = sql.strip();
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /** The index of the parenthesis that closes the one at the beginning, -1 if there is none. */
    private static int closing(String sql) {
        int depth = 0;
        for (int index = 0; index < sql.length(); index++) {
            char character = sql.charAt(index);
            if (character == '\'' || character == '"') {
                index = endOfQuote(sql, index);
            } else if (character == '(') {
                depth++;
            } else if (character == ')') {
                depth--;
                if (depth == 0) {
                    return index;
                }
            }
        }
        return -1;
    }

    /**
     * The index of the quote that closes this one. A doubled quote closes and opens again, which comes to the same, and the
     * server doubles quotes in strings with escapes too.
     */
    private static int endOfQuote(String sql, int open) {
        int end = sql.indexOf(sql.charAt(open), open + 1);
        return end < 0 ? sql.length() : end;
    }
}
