package dev.migrate.operation;

import dev.migrate.MigrateException;

/**
 * Writes a statement so that psql sends exactly that statement. Outside of quotes psql takes a backslash for a command of
 * its own and a {@code :name} for one of its variables, of which it has many from the start.
 */
public final class PsqlText {

    private PsqlText() {}

    /**
     * Returns the statement without what stands before its first and behind its last token, and with a blank behind each
     * lone colon, which means nothing to the server: {@code list[1: n]}.
     *
     * @param statement one SQL statement, with or without comments
     * @throws MigrateException if the statement holds a backslash outside of quotes, which no SQL can
     * @throws SqlSyntaxException if a quote or comment is not closed
     */
    public static String of(String statement) {
        StringBuilder text = new StringBuilder(statement.length());
        int position = -1;
        for (SqlToken token : SqlLexer.tokens(statement)) {
            if (token.isSymbol('\\')) {
                throw new MigrateException(
                        "Line " + token.line() + " of a statement holds a backslash outside of quotes, which psql takes"
                                + " for a command of its own.",
                        "Remove it: SQL has no such character.");
            }
            text.append(statement, position < 0 ? token.start() : position, token.end());
            position = token.end();
            boolean glued = position < statement.length() && !Character.isWhitespace(statement.charAt(position));
            if (token.isSymbol(':') && glued) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
