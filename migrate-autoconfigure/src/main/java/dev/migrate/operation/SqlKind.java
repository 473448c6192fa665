package dev.migrate.operation;

import java.util.Set;

/**
 * What a statement means for the transaction around it, told from its key words. Sources: the pages of the commands in
 * the PostgreSQL manual, and the places where the server 14 to 18 refuses a transaction block.
 *
 * <p>What only the catalog knows cannot be told: {@code REINDEX} or {@code CLUSTER} of a partitioned table, and a
 * procedure or {@code DO} block that commits, count as {@link #PLAIN}.
 */
public enum SqlKind {

    /** Begins, ends or shapes a transaction. */
    TRANSACTION_CONTROL,

    /** Runs only outside a transaction. */
    NOT_IN_TRANSACTION,

    /** {@code ALTER TYPE ... ADD VALUE}: runs in a transaction, but the value cannot be used before the commit. */
    NEW_ENUM_VALUE,

    /** Everything else. */
    PLAIN;

    private static final Set<String> TRANSACTION_WORDS =
            Set.of("ABORT", "BEGIN", "COMMIT", "END", "RELEASE", "ROLLBACK", "SAVEPOINT");

    /**
     * Classifies a statement.
     *
     * @param sql the text of one statement
     * @return its kind, never {@code null}
     * @throws SqlSyntaxException if a quote or comment is not closed
     */
    public static SqlKind of(String sql) {
        SqlWords words = SqlWords.of(sql);
        if (isTransactionControl(words)) {
            return TRANSACTION_CONTROL;
        }
        if (words.begin("ALTER", "TYPE") && words.contain("ADD", "VALUE")) {
            return NEW_ENUM_VALUE;
        }
        return isNotInTransaction(words) ? NOT_IN_TRANSACTION : PLAIN;
    }

    private static boolean isTransactionControl(SqlWords words) {
        return TRANSACTION_WORDS.contains(words.at(0))
                || words.begin("START", "TRANSACTION")
                || words.begin("PREPARE", "TRANSACTION")
                || words.begin("SET", "TRANSACTION")
                || words.begin("SET", "LOCAL", "TRANSACTION")
                || words.begin("SET", "SESSION", "TRANSACTION")
                || words.begin("SET", "SESSION", "CHARACTERISTICS");
    }

    private static boolean isNotInTransaction(SqlWords words) {
        return switch (words.at(0)) {
            case "VACUUM" -> true;
            case "CREATE" -> isCreateNotInTransaction(words);
            case "DROP" ->
                Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION").contains(words.at(1))
                        || words.begin("DROP", "INDEX", "CONCURRENTLY");
            case "ALTER" -> isAlterNotInTransaction(words);
            case "REINDEX" ->
                (words.contain("CONCURRENTLY") && !words.switchedOff("CONCURRENTLY"))
                        || Set.of("SCHEMA", "DATABASE", "SYSTEM").contains(words.firstBeyondOptions());
            case "CLUSTER" -> words.firstBeyondOptions().isEmpty();
            case "DISCARD" -> words.at(1).equals("ALL");
            default -> false;
        };
    }

    private static boolean isCreateNotInTransaction(SqlWords words) {
        return switch (words.at(1)) {
            case "DATABASE", "TABLESPACE" -> true;
            case "INDEX" -> words.at(2).equals("CONCURRENTLY");
            case "UNIQUE" -> words.begin("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY");
            // Making the slot is what cannot be undone; without connecting there is no slot to make.
            case "SUBSCRIPTION" -> !words.switchedOff("CREATE_SLOT") && !words.switchedOff("CONNECT");
            default -> false;
        };
    }

    private static boolean isAlterNotInTransaction(SqlWords words) {
        return switch (words.at(1)) {
            case "SYSTEM" -> true;
            case "DATABASE" -> words.contain("SET", "TABLESPACE");
            case "TABLE" -> words.contain("DETACH", "PARTITION") && words.last().equals("CONCURRENTLY");
            case "SUBSCRIPTION" ->
                words.contain("REFRESH", "PUBLICATION")
                        || words.contain("FAILOVER")
                        || words.contain("TWO_PHASE")
                        || (words.contain("PUBLICATION") && !words.switchedOff("REFRESH"));
            default -> false;
        };
    }
}
