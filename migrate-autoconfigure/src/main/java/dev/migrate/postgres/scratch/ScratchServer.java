package dev.migrate.postgres.scratch;

import dev.migrate.MigrateException;
import dev.migrate.postgres.NoSuchDatabaseException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A server on which databases can be made for a while. They are named {@code migrate_scratch_} and twelve digits, have a
 * comment that says whose they are, and belong to the user who connects. What an interrupted run has left of them is
 * dropped when the next one is made.
 */
public final class ScratchServer {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Where to connect when the address names a database that does not exist; every server has one of them. */
    private static final List<String> MAINTENANCE = List.of("postgres", "template1");

    private static final String ANOTHER_SERVER =
            "name another server, such as a local container, in SCRATCH_DATABASE_URL or migrate.autogenerate.scratch.url";

    private final @Nullable DataSource application;
    private final PGSimpleDataSource address;

    private ScratchServer(@Nullable DataSource application, PGSimpleDataSource address) {
        this.application = application;
        this.address = Objects.requireNonNull(address, "address");
    }

    /**
     * Takes the server of an application: its databases are like the one of the application, if that exists.
     *
     * @param application leads to the database of the application
     * @param address the same place as a URL with credentials, so that another database can be put into it
     */
    public static ScratchServer ofApplication(DataSource application, PGSimpleDataSource address) {
        return new ScratchServer(Objects.requireNonNull(application, "application"), address);
    }

    /**
     * Takes a server that is there for such databases.
     *
     * @param address its URL with credentials; the database that it names need not exist
     */
    public static ScratchServer of(PGSimpleDataSource address) {
        return new ScratchServer(null, address);
    }

    /** Tells whether the database of the application is on this server too. */
    public boolean isOfApplication() {
        return this.application != null;
    }

    /**
     * Makes a database. Encoding, locale and search path are those of the application's where that exists.
     *
     * @throws MigrateException if the server does not answer, the user may not make databases, or the new one cannot be
     *     connected to
     */
    public ScratchDatabase create() {
        Likeness likeness = likeness();
        String name = ScratchDatabase.PREFIX
                + UUID.randomUUID().toString().replace("-", "").substring(0, ScratchDatabase.DIGITS);
        Connection keeper = connectSomewhere();
        try {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(keeper, true));
            ScratchDatabase scratch = new ScratchDatabase(name, to(name), keeper, this::connectSomewhere);
            scratch.create(jdbc, likeness);
            return usable(scratch);
        } catch (DataAccessException ex) {
            closeAfter(keeper, ex);
            throw notMade(ex);
        }
    }

    private Likeness likeness() {
        if (this.application == null) {
            return Likeness.NONE;
        }
        try (Connection connection = this.application.getConnection()) {
            return Likeness.of(connection);
        } catch (SQLException ex) {
            if (NoSuchDatabaseException.explains(ex)) {
                return Likeness.NONE;
            }
            throw notConnected(ex);
        }
    }

    /** Connects to the database that the address names or, if that does not exist, to one that does. */
    private Connection connectSomewhere() {
        try {
            return this.address.getConnection();
        } catch (SQLException ex) {
            if (NoSuchDatabaseException.explains(ex)) {
                for (String name : MAINTENANCE) {
                    try {
                        return to(name).getConnection();
                    } catch (SQLException next) {
                        ex.addSuppressed(next);
                    }
                }
            }
            throw notConnected(ex);
        }
    }

    private PGSimpleDataSource to(String database) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        try {
            other.initializeFrom(this.address);
        } catch (IOException | ClassNotFoundException ex) {
            throw new IllegalStateException("The driver could not copy an address", ex);
        }
        other.setDatabaseName(database);
        return other;
    }

    /** A pooler may know only the databases that it was told of. */
    private static ScratchDatabase usable(ScratchDatabase scratch) {
        try {
            scratch.makeCurrentSchema();
            return scratch;
        } catch (SQLException | DataAccessException ex) {
            scratch.close();
            throw new MigrateException(
                    "The scratch database " + scratch.name() + " was made, but cannot be connected to: " + text(ex)
                            + ". It was dropped again.",
                    "If a pooler stands between, give migrations a direct connection with DIRECT_DATABASE_URL or"
                            + " migrate.url; or " + ANOTHER_SERVER + ".",
                    ex);
        }
    }

    private MigrateException notConnected(SQLException ex) {
        return new MigrateException(
                "Could not connect to the server for a scratch database: " + text(ex) + ".",
                this.application == null
                        ? "Check that the server runs, and correct SCRATCH_DATABASE_URL or migrate.autogenerate.scratch.*."
                        : "Check DATABASE_URL, spring.datasource.* or migrate.url; or " + ANOTHER_SERVER + ".",
                ex);
    }

    private static MigrateException notMade(DataAccessException ex) {
        boolean mayNot = ex.getMostSpecificCause() instanceof SQLException sql
                && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState());
        return new MigrateException(
                "The scratch database could not be made: " + text(ex) + ".",
                mayNot
                        ? "Let a superuser say \"alter role ... createdb\" of the user of the database; or "
                                + ANOTHER_SERVER + "."
                        : "Correct that, or " + ANOTHER_SERVER + ".",
                ex);
    }

    private static String text(Exception ex) {
        Throwable root = ex;
        for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                root = cause;
            }
        }
        String state = root instanceof SQLException sql && sql.getSQLState() != null
                ? " (SQLSTATE " + sql.getSQLState() + ")"
                : "";
        return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName())
                        .strip()
                        .replaceAll("\\s*\\R\\s*", " ")
                        .replaceAll("\\.+$", "")
                + state;
    }

    private static void closeAfter(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException ex) {
            failure.addSuppressed(ex);
        }
    }
}
