package dev.migrate.operation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How long a statement may well take, and what waits for it meanwhile: each class has limits of time of its own. Told from
 * the key words of a statement; the locks are those that the PostgreSQL manual names on the pages of the commands.
 */
public enum StatementClass {

    /**
     * Changes definitions: under a lock that keeps readers or writers out of a table, and short unless it has to read or
     * rewrite the table. Whatever is not known to be anything else is this.
     */
    DDL,

    /** Reads whole tables under a lock that lets reads and writes of the table go on, or builds on what it reads. */
    SCAN,

    /** Reads and changes rows: takes as long as there are rows, and keeps out who wants to change the same ones. */
    DATA,

    /** Runs outside a transaction, and waits there for transactions of others. */
    OUTSIDE;

    private static final Set<String> DATA_WORDS = Set.of(
            "CALL", "COPY", "DELETE", "DO", "EXECUTE", "INSERT", "MERGE", "SELECT", "TABLE", "UPDATE", "VALUES",
            "WITH");

    private static final Set<String> SCAN_WORDS = Set.of("ANALYZE", "ANALYSE");

    /**
     * Classifies a statement.
     *
     * @param sql the text of one statement
     * @return its class; {@link #OUTSIDE} when a transaction cannot hold it
     * @throws SqlSyntaxException if a quote or comment is not closed
     */
    public static StatementClass of(String sql) {
        if (SqlKind.of(sql) == SqlKind.NOT_IN_TRANSACTION) {
            return OUTSIDE;
        }
        List<String> words = SqlLexer.tokens(sql).stream()
                .filter(token -> !token.isSymbol('('))
                .map(token -> token.type() == SqlToken.Type.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text())
                .toList();
        String first = words.isEmpty() ? "" : words.get(0);
        if (DATA_WORDS.contains(first) || isCreateTableAs(words)) {
            return DATA;
        }
        return SCAN_WORDS.contains(first) || isMaterializedView(words) || onlyValidates(words) ? SCAN : DDL;
    }

    private static boolean isCreateTableAs(List<String> words) {
        if (words.size() < 3 || !words.get(0).equals("CREATE")) {
            return false;
        }
        int table = words.indexOf("TABLE");
        int as = words.indexOf("AS");
        return table > 0
                && table <= 3
                && as > table
                && as + 1 < words.size()
                && Set.of("SELECT", "WITH", "TABLE", "VALUES", "EXECUTE").contains(words.get(as + 1));
    }

    private static boolean isMaterializedView(List<String> words) {
        return words.size() > 2
                && Set.of("CREATE", "REFRESH").contains(words.get(0))
                && words.subList(1, 3).equals(List.of("MATERIALIZED", "VIEW"));
    }

    /** Another action of the same statement brings its stronger lock along. */
    private static boolean onlyValidates(List<String> words) {
        if (words.size() < 3
                || !words.get(0).equals("ALTER")
                || !Set.of("TABLE", "DOMAIN").contains(words.get(1))) {
            return false;
        }
        long validations = IntStream.range(2, words.size() - 1)
                .filter(index -> words.subList(index, index + 2).equals(List.of("VALIDATE", "CONSTRAINT")))
                .count();
        long commas = words.stream().filter(","::equals).count();
        return validations > 0 && validations == commas + 1;
    }
}
