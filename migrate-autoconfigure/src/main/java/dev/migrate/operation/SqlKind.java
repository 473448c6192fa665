package dev.migrate.operation;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
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

    private static final Set<String> OFF = Set.of("FALSE", "OFF", "0");

    /**
     * Classifies a statement.
     *
     * @param sql the text of one statement
     * @return its kind, never {@code null}
     * @throws SqlSyntaxException if a quote or comment is not closed
     */
    public static SqlKind of(String sql) {
        Words words =
                new Words(SqlLexer.tokens(sql).stream().map(SqlKind::normalized).toList());
        if (isTransactionControl(words)) {
            return TRANSACTION_CONTROL;
        }
        if (words.begin("ALTER", "TYPE") && words.contain("ADD", "VALUE")) {
            return NEW_ENUM_VALUE;
        }
        return isNotInTransaction(words) ? NOT_IN_TRANSACTION : PLAIN;
    }

    /** Quoted text keeps its quotes and so is never taken for a key word. */
    private static String normalized(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text();
    }

    private static boolean isTransactionControl(Words words) {
        return TRANSACTION_WORDS.contains(words.at(0))
                || words.begin("START", "TRANSACTION")
                || words.begin("PREPARE", "TRANSACTION")
                || words.begin("SET", "TRANSACTION")
                || words.begin("SET", "LOCAL", "TRANSACTION")
                || words.begin("SET", "SESSION", "TRANSACTION")
                || words.begin("SET", "SESSION", "CHARACTERISTICS");
    }

    private static boolean isNotInTransaction(Words words) {
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

    private static boolean isCreateNotInTransaction(Words words) {
        return switch (words.at(1)) {
            case "DATABASE", "TABLESPACE" -> true;
            case "INDEX" -> words.at(2).equals("CONCURRENTLY");
            case "UNIQUE" -> words.begin("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY");
            // Making the slot is what cannot be undone; without connecting there is no slot to make.
            case "SUBSCRIPTION" -> !words.switchedOff("CREATE_SLOT") && !words.switchedOff("CONNECT");
            default -> false;
        };
    }

    private static boolean isAlterNotInTransaction(Words words) {
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

    /** The tokens of a statement, key words in upper case. */
    private record Words(List<String> list) {

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
    }
}
