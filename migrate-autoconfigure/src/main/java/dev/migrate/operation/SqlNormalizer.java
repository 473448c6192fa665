package dev.migrate.operation;

/**
 * Brings SQL into a form in which only the meaning counts, for checksums: the tokens, each after one blank, without the
 * comments. Quoted text stays as it is, byte for byte, and so does the case of words.
 */
public final class SqlNormalizer {

    private SqlNormalizer() {}

    /**
     * Normalizes SQL. Two texts have the same result exactly if they have the same tokens.
     *
     * @param sql the text of one statement or of several
     * @return the tokens, separated by one blank, or by a line break where a string goes on in the next line
     * @throws SqlSyntaxException if a quote or comment is not closed
     */
    public static String normalize(String sql) {
        StringBuilder normalized = new StringBuilder();
        for (SqlToken token : SqlLexer.tokens(sql)) {
            if (!normalized.isEmpty()) {
                // 'a' and 'b' are one string if a line break stands between them, and an error if a blank does.
                normalized.append(token.continued() ? '\n' : ' ');
            }
            normalized.append(token.text());
        }
        return normalized.toString();
    }
}
