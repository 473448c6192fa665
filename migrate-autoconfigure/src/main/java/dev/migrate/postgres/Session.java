package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.operation.StatementClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection to a database: it reads the state, holds the lock and does the work, so that losing it means losing all
 * three together. Not safe for use by several threads at once.
 */
public final class Session implements Destination, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Session.class);

    /** Before the lock is taken the limits of the role are still there. */
    private static final String TOO_SHORT =
            "If the user or the database has a statement_timeout, raise it for migrations: ALTER ROLE ... SET"
                    + " statement_timeout, or options=-c%20statement_timeout=0 in the URL of migrate.url. Then start again.";

    private final OwnConnection connection;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final OwnTables own;
    private final StateReader reader;
    private final JdbcGate gate;
    private final String versionTable;
    private final String application;
    private final Limits limits;
    private @Nullable MigrateTables tables;
    private @Nullable AdvisoryLock lock;

    Session(
            DataSource dataSource,
            Connection connection,
            @Nullable String schema,
            String versionTable,
            String application,
            Limits limits,
            Consumer<List<String>> waiting)
            throws SQLException {
        this.connection = new OwnConnection(dataSource, connection);
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.client = JdbcClient.create(this.jdbc);
        this.gate = new JdbcGate(connection, this.client);
        this.own = new OwnTables(this.client, this.gate, versionTable, limits, waiting);
        this.reader = new StateReader(this.own, schema, versionTable);
        this.versionTable = versionTable;
        this.application = application;
        this.limits = limits;
    }

    /** Gives up every read after a time. */
    void giveUpReadsAfter(Duration timeout) {
        this.jdbc.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
    }

    /**
     * Reads the rows of the version table and the checksums of what ran, in one statement where both tables exist.
     *
     * @throws MigrateException if the state cannot be read
     */
    public DatabaseState state() {
        return read(false);
    }

    /**
     * Reads the rows of the version table and what the history says of each revision, in one statement where both tables
     * exist.
     *
     * @throws MigrateException if the state cannot be read
     */
    public DatabaseState stateWithHistory() {
        return read(true);
    }

    private DatabaseState read(boolean history) {
        try {
            DatabaseState state = this.reader.read(history);
            this.tables = new MigrateTables(state.schema(), this.versionTable);
            return state;
        } catch (DataAccessException ex) {
            if (ex instanceof QueryTimeoutException timeout
                    && this.jdbc.getQueryTimeout() > 0
                    && !isLimitOfServer(timeout)) {
                throw this.own.notReadWithin(this.jdbc.getQueryTimeout(), ex);
            }
            if (this.connection.isLost()) {
                throw new MigrateException(
                        "The connection was lost while the version table was read: " + rootMessage(ex) + ".",
                        "Start again when the server answers: it goes on from where the database is.",
                        ex);
            }
            throw new MigrateException(
                    "The version table could not be read: " + rootMessage(ex) + ".",
                    ex instanceof QueryTimeoutException
                            ? TOO_SHORT
                            : "Check that the user of the database may read " + this.versionTable
                                    + " and migrate_history, and"
                                    + " that migrate.schema and migrate.version-table name the right place.",
                    ex);
        }
    }

    /** Tells a limit of the role or the database, which is shorter, from the time that the driver was given. */
    private boolean isLimitOfServer(QueryTimeoutException ex) {
        SqlFailure failure = SqlFailure.behind(ex);
        return failure != null && tookTooLong(failure);
    }

    /**
     * Waits until this session holds the migration lock; {@link #close()} gives it back.
     *
     * @param state what {@link #state()} told
     * @param limit how long to wait
     * @param waiting is told who holds the lock, while somebody else does
     * @throws MigrateException if the lock is not free within the limit, if a pooler shares the connection, or if the
     *     connection is lost
     */
    public void lock(DatabaseState state, Duration limit, Consumer<String> waiting) {
        this.connection.requireUnshared(this.client, state.backendPid());
        try {
            this.lock = AdvisoryLock.acquire(
                    this.client, AdvisoryLock.key(state.schema(), this.versionTable), limit, this.application, waiting);
        } catch (DataAccessException ex) {
            throw new MigrateException(
                    "The migration lock could not be taken: " + rootMessage(ex) + ". Nothing was changed.",
                    ex instanceof QueryTimeoutException ? TOO_SHORT : "Start again when the server answers.",
                    ex);
        }
    }

    /** Returns Spring's access to the connection, for reads. */
    public JdbcOperations jdbc() {
        return this.jdbc;
    }

    @Override
    public Gate gate() {
        return this.gate;
    }

    /** The heads were read under the lock, so only settings remain to be said. */
    @Override
    public List<String> begin(StatementClass first) {
        return List.of(
                first == StatementClass.OUTSIDE
                        ? settings().beginOutside()
                        : settings().begin(this.limits.lock(), this.limits.statement(first)));
    }

    /**
     * Returns the statements with which a transaction begins that holds one statement of a step outside a transaction.
     * What the statements before it set goes on.
     *
     * @param kind the class of the statement
     */
    public List<String> beginPart(StatementClass kind) {
        return List.of(SessionSettings.beginPart(this.limits.lock(), this.limits.statement(kind)));
    }

    /** Returns the statements with which a transaction begins that only notes what happened outside it. */
    public List<String> beginNote() {
        return List.of(SessionSettings.beginPart(this.limits.lock(), Duration.ZERO));
    }

    /** Returns the statement behind which a transaction is no longer the work of a role that its step has taken. */
    public String beOneself() {
        return settings().beOneself();
    }

    /** The server would keep temporary tables until the connection ends. */
    @Override
    public List<String> tidyUp() {
        return List.of(beOneself(), "DISCARD TEMP");
    }

    @Override
    public List<String> change(StatementClass before, StatementClass next) {
        Duration limit = this.limits.statement(next);
        return limit.equals(this.limits.statement(before)) ? List.of() : List.of(SessionSettings.limit(limit));
    }

    /**
     * Names the sessions that probably stood in the way of a statement which did not get its locks.
     *
     * @param statement the statement
     * @return at most three; empty when none is to be seen
     */
    public List<String> blockers(String statement) {
        return new Blockers(this.client).of(statement);
    }

    /** Names the sessions that probably stand in the way of a statement on migrate's own tables; at most three. */
    public List<String> blockers() {
        return this.own.blockers();
    }

    /** Returns what prepares statements outside a transaction, and looks what became of them. */
    public OutsideStatements outside() {
        return new OutsideStatements(this.client, this.gate);
    }

    /** Tells whether a failed statement took longer than a limit allows. To be asked when its transaction is rolled back. */
    public boolean tookTooLong(SqlFailure failure) {
        boolean explains = StatementTimeout.explains(failure, this.gate);
        if (this.gate.isInTransaction()) {
            rollBackPart();
        }
        return explains;
    }

    /** Cancels the statement that the server is working on for this session, if any. May be called by any thread. */
    public void cancel() {
        this.gate.cancel();
    }

    /**
     * Creates the version and the history table where they are missing, and the schema with them. To be called under the
     * lock.
     *
     * @throws MigrateException if the user of the database may not, or if the connection is lost
     */
    public void createTables() {
        this.own.create(tables(), this.reader);
    }

    /**
     * Adds rows to the history in a transaction of their own.
     *
     * @param rows statements of {@link #record(HistoryEntry, Outcome)}
     * @throws MigrateException if the history cannot be written; then nothing is
     */
    public void record(List<String> rows) {
        this.own.append(rows, tables());
    }

    @Override
    public void rollBack() {
        this.gate.rollBack(
                this.lock == null ? List.of() : List.of(this.lock.settings().beginOutside()));
    }

    /** Ends a transaction of {@link #beginPart} that failed. What the statements before it set goes on. */
    public void rollBackPart() {
        this.gate.rollBack(List.of());
    }

    @Override
    public List<String> moveHeads(List<String> removed, List<String> added) {
        return tables().moveHeads(removed, added);
    }

    @Override
    public String record(HistoryEntry entry, Outcome outcome) {
        return tables().recordStep(entry, outcome, this.application);
    }

    @Override
    public String record(HistoryEntry entry, Outcome outcome, Duration elapsed) {
        return tables().record(entry, outcome, this.application, elapsed);
    }

    /**
     * Returns that statement for a step outside a transaction, of which a part may remain.
     *
     * @param entry the step
     * @param outcome how it ended
     * @param statements the hashes of its statements that took effect and remain
     * @param elapsed how long ago it began
     */
    public String record(HistoryEntry entry, Outcome outcome, List<String> statements, Duration elapsed) {
        return tables().record(entry, outcome, statements, this.application, elapsed);
    }

    /**
     * Returns the statement that notes, in the newest history row of a step outside a transaction, that one more of its
     * statements took effect.
     *
     * @param revision the id of the revision
     * @param hash of the statement
     */
    public String recordStatement(String revision, String hash) {
        return tables().recordStatement(revision, hash);
    }

    /**
     * Reads how long the newest steps of the history took, as the server saw it.
     *
     * @param count how many steps
     * @return their durations, the oldest first; empty when the history tells of fewer or cannot be read
     */
    public List<Duration> newestDurations(int count) {
        try {
            List<Duration> durations = this.own.read(
                    tables().newestDurations(count),
                    question -> new ArrayList<>(question.query((row, number) -> Duration.ofMillis(row.getLong(1)))
                            .list()));
            Collections.reverse(durations);
            return durations.size() == count ? durations : List.of();
        } catch (DataAccessException ex) {
            logger.debug("The history does not tell how long the steps took", ex);
            return List.of();
        }
    }

    /** Tells whether the connection is gone. Asks the server, and waits a few seconds at most for its answer. */
    public boolean isLost() {
        return this.connection.isLost();
    }

    /**
     * Gives the connection back as it was, without the lock and without a transaction. If that cannot be done it is ended:
     * then the server frees the lock, and no other user of a pool gets what a run left.
     */
    @Override
    public void close() {
        this.connection.giveBack(() -> {
            if (this.gate.isInTransaction()) {
                this.gate.send(List.of("ROLLBACK"));
            }
            if (this.lock != null) {
                this.lock.close();
            }
        });
    }

    private SessionSettings settings() {
        return Objects.requireNonNull(this.lock, "the lock comes first").settings();
    }

    private MigrateTables tables() {
        return Objects.requireNonNull(this.tables, "state() comes first");
    }

    private static String rootMessage(DataAccessException ex) {
        if (ex instanceof CannotGetJdbcConnectionException) {
            return "it was closed";
        }
        Throwable root = ex.getCause() instanceof SQLException sql ? sql : ex.getMostSpecificCause();
        return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName())
                .strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .replaceAll("\\.+$", "");
    }
}
