package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.operation.SqlNormalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements that the server runs outside a transaction, in parts of their own: cut off, they leave something behind.
 * Looks at what is there before such a statement is sent, removes what an attempt before it left, and tells whether that
 * attempt came through after all.
 */
public final class OutsideStatements {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\\s\"(),;.]+)";
    private static final String PLACE = NAME + "(?: \\. " + NAME + ")?";
    private static final Pattern CREATE_INDEX = pattern("CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?(?:("
            + NAME + ") )?ON (?:ONLY )?(" + PLACE + ")(?: .*)?");
    private static final Pattern DROP_INDEX = pattern("DROP INDEX CONCURRENTLY (?:IF EXISTS )?(" + PLACE + ")(?: .*)?");
    private static final Pattern REINDEX =
            pattern("REINDEX (?:\\( (.*?) \\) )?(?:VERBOSE )?(INDEX|TABLE|SCHEMA|DATABASE)" + "( CONCURRENTLY)?(?: ("
                    + PLACE + "))?");
    private static final Pattern DETACH =
            pattern("ALTER TABLE (?:IF EXISTS )?(" + PLACE + ") DETACH PARTITION (" + PLACE + ") CONCURRENTLY");
    private static final Pattern OBJECT =
            pattern("(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION) (?:IF EXISTS )?(" + NAME + ")(?: .*)?");

    private final JdbcClient client;
    private final Gate gate;

    OutsideStatements(JdbcClient client, Gate gate) {
        this.client = client;
        this.gate = gate;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /**
     * Prepares for a statement: removes what an attempt before left behind.
     *
     * @param sql the statement
     * @param earlier how far the run before came with it
     * @return what to send instead of it; {@code null} when it came through
     * @throws SqlFailure if what was left behind cannot be removed
     * @throws MigrateException if an index is just being built by somebody else
     */
    public @Nullable String prepare(String sql, EarlierAttempt earlier) {
        boolean mayHaveRun = earlier == EarlierAttempt.CUT_OFF;
        String text = SqlNormalizer.normalize(sql);
        Matcher create = CREATE_INDEX.matcher(text);
        if (create.matches()) {
            return prepareIndex(sql, create.group(1), place(create.group(2)), mayHaveRun);
        }
        Matcher drop = DROP_INDEX.matcher(text);
        if (drop.matches()) {
            return mayHaveRun && !exists(place(drop.group(1))) ? null : sql;
        }
        Matcher reindex = REINDEX.matcher(text);
        if (reindex.matches()) {
            if (earlier != EarlierAttempt.NONE && isConcurrent(reindex)) {
                String name = reindex.group(4);
                new ReindexLeftovers(this.client)
                        .of(reindex.group(2), name == null ? "" : place(name))
                        .forEach(this::dropIndex);
            }
            return sql;
        }
        Matcher detach = DETACH.matcher(text);
        if (detach.matches()) {
            return prepareDetach(sql, place(detach.group(1)), place(detach.group(2)), mayHaveRun);
        }
        Matcher object = OBJECT.matcher(text);
        if (object.matches() && mayHaveRun) {
            boolean there = existsGlobally(object.group(2), plain(object.group(3)));
            return there == object.group(1).equalsIgnoreCase("CREATE") ? null : sql;
        }
        return sql;
    }

    /**
     * Names the old transactions for which a statement will wait until they end. One that builds an index concurrently does
     * so, and nothing limits that time.
     *
     * @param sql the statement
     * @return at most three; empty when none is to be seen, or for a statement that builds no index concurrently
     */
    public List<String> waitsFor(String sql) {
        String text = SqlNormalizer.normalize(sql);
        Matcher reindex = REINDEX.matcher(text);
        if (!CREATE_INDEX.matcher(text).matches() && !(reindex.matches() && isConcurrent(reindex))) {
            return List.of();
        }
        return new Blockers(this.client).ofBuild(sql);
    }

    /**
     * Names an index that a statement should have built and that cannot be used.
     *
     * @param sql a statement that ran
     * @return its name, {@code null} when all is well
     */
    public @Nullable String invalid(String sql) {
        Matcher create = CREATE_INDEX.matcher(SqlNormalizer.normalize(sql));
        if (!create.matches() || create.group(1) == null) {
            return null;
        }
        IndexState index = index(plain(create.group(1)), place(create.group(2)));
        return index == null || index.valid() ? null : index.name();
    }

    private @Nullable String prepareIndex(String sql, @Nullable String name, String table, boolean mayHaveRun) {
        IndexState index = name == null ? null : index(plain(name), table);
        if (index == null) {
            return sql;
        }
        if (index.valid()) {
            return mayHaveRun ? null : sql;
        }
        requireNotBeingBuilt(index);
        dropIndex(index.name());
        return sql;
    }

    private @Nullable String prepareDetach(String sql, String parent, String child, boolean mayHaveRun) {
        Optional<Boolean> pending =
                this.client.sql("""
                        SELECT i.inhdetachpending FROM pg_catalog.pg_inherits i
                        WHERE i.inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)
                            AND i.inhrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)""").params(parent, child).query(Boolean.class).optional();
        if (pending.isEmpty()) {
            return mayHaveRun ? null : sql;
        }
        return pending.get() ? "ALTER TABLE " + parent + " DETACH PARTITION " + child + " FINALIZE" : sql;
    }

    private static boolean isConcurrent(Matcher reindex) {
        String options = reindex.group(1);
        return reindex.group(3) != null
                || (options != null && options.toUpperCase(Locale.ROOT).contains("CONCURRENTLY"));
    }

    private void dropIndex(String name) {
        this.gate.send(List.of("DROP INDEX CONCURRENTLY IF EXISTS " + name));
    }

    private static void requireNotBeingBuilt(IndexState index) {
        if (index.builder() != 0) {
            throw new MigrateException(
                    "The index " + index.name() + " is being built by process " + index.builder()
                            + ", which is no run of migrate.",
                    "Wait until it is built, or end that process, and run again.");
        }
    }

    private @Nullable IndexState index(String name, String table) {
        return this.client
                .sql("""
                        SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text AS name, i.indisvalid AS valid,
                            p.pid AS builder
                        FROM pg_catalog.pg_index i
                            JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
                            LEFT JOIN pg_catalog.pg_stat_progress_create_index p
                                ON p.index_relid OPERATOR(pg_catalog.=) i.indexrelid
                        WHERE i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)
                            AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ?::pg_catalog.text""")
                .params(table, name)
                .query((row, number) ->
                        new IndexState(row.getString("name"), row.getBoolean("valid"), row.getInt("builder")))
                .optional()
                .orElse(null);
    }

    private boolean exists(String relation) {
        return this.client
                .sql("SELECT pg_catalog.to_regclass(?) IS NOT NULL")
                .param(relation)
                .query(Boolean.class)
                .single();
    }

    private boolean existsGlobally(String kind, String name) {
        String from = switch (kind.toUpperCase(Locale.ROOT)) {
            case "DATABASE" -> "pg_catalog.pg_database WHERE " + PgCatalog.isText("datname", name);
            case "TABLESPACE" -> "pg_catalog.pg_tablespace WHERE " + PgCatalog.isText("spcname", name);
            default -> "pg_catalog.pg_subscription WHERE " + PgCatalog.isText("subname", name);
        };
        return this.client
                .sql("SELECT EXISTS (SELECT 1 FROM " + from + ")")
                .query(Boolean.class)
                .single();
    }

    /** Takes the blanks out that separate the tokens of a qualified name. */
    private static String place(String normalized) {
        return normalized.replace(" . ", ".");
    }

    static String plain(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    private record IndexState(String name, boolean valid, int builder) {}
}
