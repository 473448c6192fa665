package dev.migrate.operation;

import java.util.Set;

/** How far a statement reaches, told from its key words. What a function or a {@code DO} block does cannot be told. */
public final class SqlReach {

    /** What the databases of a server share (manual, chapter 21 "Database Roles" and 22 "Managing Databases"). */
    private static final Set<String> SHARED =
            Set.of("DATABASE", "ROLE", "USER", "GROUP", "TABLESPACE", "SUBSCRIPTION", "SYSTEM", "PARAMETER");

    private SqlReach() {}

    /**
     * Tells whether a statement changes what all databases of a server share, or a database that it names: roles and their
     * memberships, databases, tablespaces, subscriptions, the configuration of the server.
     *
     * @param sql the text of one statement
     * @throws SqlSyntaxException if a quote or comment is not closed
     */
    public static boolean isBeyondDatabase(String sql) {
        SqlWords words = SqlWords.of(sql);
        return switch (words.at(0)) {
            case "CREATE", "ALTER", "DROP" ->
                (SHARED.contains(words.at(1)) && !words.at(2).equals("MAPPING")) || words.begin("DROP", "OWNED");
            case "REASSIGN" -> true;
            case "COMMENT" -> SHARED.contains(words.at(2));
            case "GRANT", "REVOKE" -> !words.contain("ON") || SHARED.contains(words.after("ON"));
            default -> false;
        };
    }
}
