package dev.migrate.postgres.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database that is dropped when it is closed, when the process is told to end before that, and else when the next one is
 * made. One connection named after it stays open as long as it is needed, so that nobody takes it for a leftover.
 */
public final class ScratchDatabase implements AutoCloseable {

    static final String PREFIX = "migrate_scratch_";

    static final int DIGITS = 12;

    /** Marks a database as one that nobody misses. Its name alone would not be enough to drop it. */
    private static final String COMMENT = "Scratch database of migrate: no longer needed when nobody is connected.";

    /** Those of this user that somebody left behind. A session of whoever needs one has its name. */
    private static final String LEFTOVERS = """
            SELECT d.datname FROM pg_catalog.pg_database d
            WHERE d.datname ~ '^%s[0-9a-f]{%d}$' AND pg_catalog.shobj_description(d.oid, 'pg_database') = '%s'
            AND d.datdba = (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER)
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a
                WHERE a.datid = d.oid OR a.application_name = d.datname)""".formatted(PREFIX, DIGITS, COMMENT);

    private static final Logger logger = LoggerFactory.getLogger(ScratchDatabase.class);

    private final String name;
    private final DataSource dataSource;
    private final Connection keeper;
    private final Supplier<Connection> elsewhere;
    private final Thread atExit = new Thread(this::drop, "migrate-scratch-drop");
    private final AtomicBoolean exists = new AtomicBoolean();

    /**
     * Names a database that does not exist yet.
     *
     * @param name its name
     * @param dataSource leads to it
     * @param keeper a connection to another database of the server
     * @param elsewhere opens another one, should that be lost
     */
    ScratchDatabase(String name, DataSource dataSource, Connection keeper, Supplier<Connection> elsewhere) {
        this.name = name;
        this.dataSource = dataSource;
        this.keeper = keeper;
        this.elsewhere = elsewhere;
    }

    /** Returns its name. */
    public String name() {
        return this.name;
    }

    /** Returns what opens connections to it. */
    public DataSource dataSource() {
        return this.dataSource;
    }

    /** Makes it, through the connection that is kept. */
    void create(JdbcOperations jdbc, Likeness likeness) {
        jdbc.execute("SET application_name = '" + this.name + "'");
        jdbc.queryForList(LEFTOVERS, String.class).forEach(leftover -> dropLeftover(jdbc, leftover));
        Runtime.getRuntime().addShutdownHook(this.atExit);
        this.exists.set(true);
        try {
            jdbc.execute(likeness.create(this.name));
            jdbc.execute("COMMENT ON DATABASE " + this.name + " IS '" + COMMENT + "'");
            likeness.setSearchPath(jdbc, this.name);
        } catch (DataAccessException ex) {
            close();
            throw ex;
        }
    }

    private static void dropLeftover(JdbcOperations jdbc, String leftover) {
        try {
            jdbc.execute("DROP DATABASE IF EXISTS " + leftover);
        } catch (DataAccessException ex) {
            logger.debug("The leftover {} stays until the next time", leftover, ex);
        }
    }

    /**
     * Makes the first schema of the search path where none of them exists: in the database of the application somebody
     * made it by hand.
     */
    void makeCurrentSchema() throws SQLException {
        try (Connection connection = this.dataSource.getConnection()) {
            JdbcOperations jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (jdbc.queryForObject("SELECT pg_catalog.current_schema()", String.class) == null) {
                jdbc.queryForList("""
                                SELECT name FROM pg_catalog.regexp_split_to_table(
                                    pg_catalog.current_setting('search_path'), '\\s*,\\s*') name
                                WHERE name NOT IN ('', '"$user"') LIMIT 1""", String.class).forEach(schema -> jdbc.execute("CREATE SCHEMA " + schema));
            }
        }
    }

    @Override
    public void close() {
        drop();
        try {
            Runtime.getRuntime().removeShutdownHook(this.atExit);
        } catch (IllegalStateException ex) {
            logger.debug("The process is about to end, and drops the database at the same time", ex);
        }
    }

    /** May be called by the thread that works and by the one that ends the process. */
    private void drop() {
        if (!this.exists.getAndSet(false)) {
            return;
        }
        try (Connection kept = this.keeper) {
            drop(kept);
        } catch (SQLException | DataAccessException ex) {
            try (Connection another = this.elsewhere.get()) {
                drop(another);
            } catch (SQLException | RuntimeException second) {
                ex.addSuppressed(second);
                logger.warn("The scratch database {} could not be dropped; the next run does it", this.name, ex);
            }
        }
    }

    private void drop(Connection connection) {
        new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                .execute("DROP DATABASE IF EXISTS " + this.name + " WITH (FORCE)");
    }
}
