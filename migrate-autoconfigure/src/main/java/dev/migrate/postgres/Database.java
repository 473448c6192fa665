package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database and the place of migrate's tables in it. Holds no connection: each {@link #open() session} is
 * one, taken from the data source and given back.
 */
public final class Database {

    private static final int OLDEST_MAJOR = 14;

    private final DataSource dataSource;
    private final @Nullable String schema;
    private final String versionTable;
    private final String application;

    /**
     * Names a database.
     *
     * @param dataSource opens connections to it
     * @param schema the schema of migrate's tables; {@code null} for the connection's own
     * @param versionTable the name of the version table
     * @param application how this instance is called in the history and to those who wait for its lock
     */
    public Database(DataSource dataSource, @Nullable String schema, String versionTable, String application) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.schema = schema;
        this.versionTable = Objects.requireNonNull(versionTable, "versionTable");
        this.application = Objects.requireNonNull(application, "application");
    }

    /**
     * Opens a session without a word to the server beyond the connection itself, and without limits of time.
     *
     * @throws MigrateException if there is no connection, or it is to no PostgreSQL of a supported version
     */
    public Session open() {
        return open(Limits.NONE, blockers -> {});
    }

    /**
     * Opens a session whose every read is given up after a time, for those who must not wait.
     *
     * @param readTimeout how long a read may take, at least a second
     * @throws MigrateException if there is no connection, or it is to no PostgreSQL of a supported version
     */
    public Session open(Duration readTimeout) {
        Session session = open();
        session.giveUpReadsAfter(readTimeout);
        return session;
    }

    /**
     * Opens a session for a run.
     *
     * @param limits of its statements
     * @param waiting is told who has locked migrate's own tables, before each further try
     * @throws MigrateException if there is no connection, or it is to no PostgreSQL of a supported version
     */
    public Session open(Limits limits, Consumer<List<String>> waiting) {
        Connection connection;
        try {
            connection = this.dataSource.getConnection();
        } catch (SQLException ex) {
            throw notConnected(ex);
        }
        try {
            requirePostgres(connection);
            return new Session(
                    this.dataSource, connection, this.schema, this.versionTable, this.application, limits, waiting);
        } catch (SQLException ex) {
            closeAfter(connection, ex);
            throw notConnected(ex);
        } catch (MigrateException ex) {
            closeAfter(connection, ex);
            throw ex;
        }
    }

    /** Tells whether a table is one of migrate's own two, in any schema if none was named. */
    public boolean isOwn(QualifiedName table) {
        return (this.schema == null || this.schema.equals(table.schema()))
                && (table.name().equals(this.versionTable) || table.name().equals(MigrateTables.HISTORY));
    }

    /**
     * Asks a connection where it leads.
     *
     * @return a JDBC URL without parameters, so without a password
     * @throws MigrateException if there is no connection
     */
    public String address() {
        try (Connection connection = this.dataSource.getConnection()) {
            String url = Objects.requireNonNullElse(connection.getMetaData().getURL(), "an unknown address");
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
        } catch (SQLException ex) {
            throw notConnected(ex);
        }
    }

    private static void requirePostgres(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL")) {
            throw new MigrateException(
                    "The data source leads to " + product + ", and migrate works on PostgreSQL only.",
                    "Give it a PostgreSQL database with DATABASE_URL or spring.datasource.url; in a test slice keep the"
                            + " application's own database with @AutoConfigureTestDatabase(replace = NONE); or switch"
                            + " migrate off with migrate.enabled=false.");
        }
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw new MigrateException(
                    "The server is PostgreSQL " + major + ", and migrate needs " + OLDEST_MAJOR + " or newer.",
                    "Upgrade the server; PostgreSQL " + major + " no longer gets security fixes.");
        }
    }

    private static MigrateException notConnected(SQLException ex) {
        SQLException root = ex;
        for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                root = sql;
            }
        }
        String state = root.getSQLState() == null ? "" : " (SQLSTATE " + root.getSQLState() + ")";
        String problem = "Could not connect to the database: " + oneLine(root) + state + ".";
        if (NoSuchDatabaseException.explains(ex)) {
            return new NoSuchDatabaseException(problem, ex);
        }
        return new MigrateException(problem, notConnected(root.getSQLState()), ex);
    }

    private static String notConnected(@Nullable String sqlState) {
        return switch (Objects.requireNonNullElse(sqlState, "")) {
            case "53300" ->
                "The server, the database or the user has as many connections as it may have: make the connection pools"
                        + " of the applications smaller, or raise max_connections or the CONNECTION LIMIT. Then start again.";
            case "57P03" -> "Start again when the server accepts connections: it is starting, stopping or recovering.";
            case "42501" -> "Grant the user of the database CONNECT on the database.";
            default ->
                "Check that the server runs and that host, port, database, user and password are right: they come from"
                        + " DATABASE_URL, from spring.datasource.* or from migrate.url.";
        };
    }

    private static String oneLine(SQLException ex) {
        String text = Objects.requireNonNullElse(ex.getMessage(), ex.getClass().getSimpleName());
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.+$", "");
    }

    private static void closeAfter(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException ex) {
            failure.addSuppressed(ex);
        }
    }
}
