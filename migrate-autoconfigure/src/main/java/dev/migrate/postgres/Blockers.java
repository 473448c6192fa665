package dev.migrate.postgres;

import dev.migrate.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Names who stood, or will stand, in the way of a statement. Of one that did not get its locks our transaction is rolled
 * back by the time of the question and waits for nobody, so it tells of transactions that hold locks on tables which the
 * statement names, and of other old ones only if there are none of those. Prepared transactions are among them, which
 * belong to no process.
 */
final class Blockers {

    private static final int LONGEST = 80;

    /** Text of a query may hold anything, at any length: literals are not shown. */
    private static final Pattern LITERALS =
            Pattern.compile("'[^']*+(?:''[^']*+)*+(?:'|$)|\\$(\\w*)\\$.*?(?:\\$\\1\\$|$)", Pattern.DOTALL);

    /** Whether a transaction holds locks on tables that the statement names; null when it holds none on any table. */
    private static final String NAMED = """
            CROSS JOIN LATERAL (
                SELECT pg_catalog.bool_or(pg_catalog.strpos(s.statement,
                    pg_catalog.lower(c.relname::pg_catalog.text)) OPERATOR(pg_catalog.>) 0) AS named
                FROM pg_catalog.pg_locks l
                    JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) l.relation
                    JOIN pg_catalog.pg_database d ON d.oid OPERATOR(pg_catalog.=) l.database
                WHERE %s AND l.granted
                    AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,i,S}'::pg_catalog."char"[])
                    AND c.oid::bigint OPERATOR(pg_catalog.>=) 16384::bigint
                    AND d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()) l""";

    /** The locks of a prepared transaction have no process, but the virtual one of its lock on its own number. */
    private static final String OF_PREPARED = """
            l.pid IS NULL AND l.virtualtransaction OPERATOR(pg_catalog.=) (
                SELECT pg_catalog.min(x.virtualtransaction) FROM pg_catalog.pg_locks x
                WHERE x.pid IS NULL AND x.transactionid OPERATOR(pg_catalog.=) p.transaction)""";

    private static final Logger logger = LoggerFactory.getLogger(Blockers.class);

    private final JdbcClient client;

    Blockers(JdbcClient client) {
        this.client = client;
    }

    /** Describes at most three of them; empty when nobody is to be seen, or the server does not tell. */
    List<String> of(String statement) {
        return select(statement, "b.named IS NOT NULL", "b.named DESC, b.began");
    }

    /**
     * Describes those for whose end a concurrent build will wait, whatever they do: who has locked its table, and who holds
     * a snapshot, of whatever table of the database. Those that have just begun are left out, as they will soon be gone.
     *
     * @param statement the statement that builds
     * @return at most three, the oldest first
     */
    List<String> ofBuild(String statement) {
        return select(statement, """
                (b.named OR b.snapshot) AND b.began OPERATOR(pg_catalog.<)
                    (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) interval '1 second')""", "b.began");
    }

    private List<String> select(String statement, String condition, String order) {
        try {
            return ask(statement, condition, order);
        } catch (DataAccessException ex) {
            // Who is in the way is told beside something else, which must not fail for it.
            logger.debug("Nobody tells who is in the way", ex);
            return List.of();
        }
    }

    private List<String> ask(String statement, String condition, String order) {
        return this.client
                .sql("""
                        SELECT b.*, extract(epoch FROM pg_catalog.clock_timestamp()
                            OPERATOR(pg_catalog.-) b.began)::bigint AS age
                        FROM (SELECT pg_catalog.lower(?) AS statement) s CROSS JOIN LATERAL (
                            SELECT a.pid, NULL AS gid, a.usename AS owner, a.application_name, a.state,
                                a.query, a.xact_start AS began, l.named, a.backend_xmin IS NOT NULL AND
                                a.datname OPERATOR(pg_catalog.=) pg_catalog.current_database() AS snapshot
                            FROM pg_catalog.pg_stat_activity a %s
                            WHERE a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
                            UNION ALL
                            SELECT NULL, p.gid, p.owner, NULL, NULL, NULL, p.prepared, l.named, false
                            FROM pg_catalog.pg_prepared_xacts p %s) b
                        WHERE %s
                        ORDER BY %s LIMIT 3""".formatted(
                                NAMED.formatted("l.pid OPERATOR(pg_catalog.=) a.pid"),
                                NAMED.formatted(OF_PREPARED),
                                condition,
                                order))
                .param(statement)
                .query((row, number) -> PlainText.line(describe(row)))
                .list();
    }

    private static String describe(ResultSet row) throws SQLException {
        String gid = row.getString("gid");
        String owner = String.valueOf(row.getString("owner"));
        long age = row.getLong("age");
        if (gid != null) {
            return prepared(gid, owner, age);
        }
        return session(
                row.getInt("pid"),
                String.valueOf(row.getString("application_name")),
                owner,
                age,
                row.getString("state"),
                String.valueOf(row.getString("query")));
    }

    private static String prepared(String gid, String owner, long age) {
        return "the prepared transaction " + Literals.text(gid) + " (of the user " + owner + ", prepared " + age
                + " s ago; only commit prepared or rollback prepared ends it)";
    }

    /** The state is not shown to users without the rights of the other one or of pg_read_all_stats. */
    static String session(int pid, String application, String owner, long age, @Nullable String state, String query) {
        if (query.startsWith("autovacuum: ")) {
            return "process " + pid + " (autovacuum for " + age + " s: "
                    + shorten(query.substring("autovacuum: ".length()))
                    + (query.endsWith("(to prevent wraparound)")
                            ? ", which gives way to nobody and begins anew when it is ended: let it finish)"
                            : ")");
        }
        String name = application.isEmpty() ? "unnamed application" : application;
        if (state == null) {
            return "process " + pid + " (" + name + ", of the user " + owner
                    + ", whose statements are not ours to see)";
        }
        return "process " + pid + " (" + name + ", in a transaction for " + age + " s, " + state + ": " + shorten(query)
                + ")";
    }

    static String shorten(String query) {
        String line = LITERALS.matcher(query).replaceAll("'...'").strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
