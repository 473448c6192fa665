package dev.migrate.postgres;

import dev.migrate.PlainText;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Names who stood in the way of a statement that did not get its locks. By the time it is asked our transaction is rolled
 * back and waits for nobody, so it tells of transactions that hold locks on tables which the statement names, and of
 * other old ones only if there are none of those.
 */
final class Blockers {

    private static final int LONGEST = 80;

    /** Text of a query may hold anything: literals are not shown. */
    private static final Pattern LITERALS =
            Pattern.compile("'(?:[^']|'')*(?:'|$)|\\$(\\w*)\\$.*?(?:\\$\\1\\$|$)", Pattern.DOTALL);

    private final JdbcClient client;

    Blockers(JdbcClient client) {
        this.client = client;
    }

    /** Describes at most three of them; empty when nobody is to be seen. */
    List<String> of(String statement) {
        return this.client
                .sql("""
                        SELECT a.pid, a.application_name, a.state, a.query,
                            extract(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.xact_start)::bigint AS age
                        FROM pg_catalog.pg_stat_activity a CROSS JOIN LATERAL (
                            SELECT pg_catalog.bool_or(pg_catalog.strpos(pg_catalog.lower(?), c.relname::pg_catalog.text)
                                OPERATOR(pg_catalog.>) 0) AS named
                            FROM pg_catalog.pg_locks l
                                JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) l.relation
                                JOIN pg_catalog.pg_database d ON d.oid OPERATOR(pg_catalog.=) l.database
                            WHERE l.pid OPERATOR(pg_catalog.=) a.pid AND l.granted
                                AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,i,S}'::pg_catalog."char"[])
                                AND c.oid::bigint OPERATOR(pg_catalog.>=) 16384::bigint
                                AND d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()) l
                        WHERE l.named IS NOT NULL AND a.xact_start IS NOT NULL
                            AND a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
                        ORDER BY l.named DESC, a.xact_start LIMIT 3""")
                .param(statement)
                .query((row, number) -> describe(
                        row.getInt("pid"),
                        String.valueOf(row.getString("application_name")),
                        row.getLong("age"),
                        String.valueOf(row.getString("state")),
                        String.valueOf(row.getString("query"))))
                .list();
    }

    private static String describe(int pid, String application, long age, String state, String query) {
        return PlainText.line("process " + pid + " (" + (application.isEmpty() ? "unnamed application" : application)
                + ", in a transaction for " + Duration.ofSeconds(age).toSeconds() + " s, " + state + ": "
                + shorten(query)
                + ")");
    }

    static String shorten(String query) {
        String line = LITERALS.matcher(query).replaceAll("'...'").strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
