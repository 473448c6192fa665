package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Reads and writes migrate's own two tables while others may have locked them, as a backup or a careless script does: nothing
 * waits there longer than a lock may take, it is tried again for as long as any transaction is, and who is in the way is
 * named.
 */
final class OwnTables {

    private static final Logger logger = LoggerFactory.getLogger(OwnTables.class);

    /** What is done with them, and what to say of it where it cannot be done. */
    private enum Use {
        READ("read", "", "No revision was run. "),
        WRITE("written", " Nothing was changed.", "");

        private final String done;
        private final String changed;
        private final String run;

        Use(String done, String changed, String run) {
            this.done = done;
            this.changed = changed;
            this.run = run;
        }
    }

    private final JdbcClient client;
    private final JdbcGate gate;
    private final String versionTable;
    private final Limits limits;
    private final Consumer<List<String>> waiting;

    /**
     * Names the tables.
     *
     * @param waiting is told who has locked them, before each further try
     */
    OwnTables(JdbcClient client, JdbcGate gate, String versionTable, Limits limits, Consumer<List<String>> waiting) {
        this.client = client;
        this.gate = gate;
        this.versionTable = versionTable;
        this.limits = limits;
        this.waiting = waiting;
    }

    /**
     * Reads them. The limit of the first try is the driver's, as a start with nothing to do has no statement to spare for
     * saying it to the server.
     *
     * @throws DataAccessException if they cannot be read
     * @throws MigrateException if they stay locked
     */
    <T> T read(String sql, Function<StatementSpec, T> answer) {
        if (this.limits.lock().isZero()) {
            return answer.apply(this.client.sql(sql));
        }
        try {
            int seconds = (int) Math.max(1, this.limits.lock().toSeconds());
            return answer.apply(this.client.sql(sql).withQueryTimeout(seconds));
        } catch (QueryTimeoutException ex) {
            logger.debug("The tables are locked, or the server is slow, which the next try tells apart", ex);
        }
        return patiently(Use.READ, () -> {
            send(begin());
            T read = answer.apply(this.client.sql(sql));
            send(List.of("COMMIT"));
            return read;
        });
    }

    /** Sends what surrounds a read; whoever reads knows Spring's exceptions only. */
    private void send(List<String> statements) {
        try {
            this.gate.send(statements);
        } catch (SqlFailure ex) {
            SQLException cause = (SQLException) Objects.requireNonNull(ex.getCause());
            DataAccessException translated =
                    new SQLExceptionSubclassTranslator().translate("read", statements.get(0), cause);
            throw translated != null ? translated : new UncategorizedSQLException("read", statements.get(0), cause);
        }
    }

    /**
     * Creates them where they are missing, and the schema with them.
     *
     * @throws MigrateException if the user of the database may not, they stay locked, or the connection is lost
     */
    void create(MigrateTables places, StateReader reader) {
        try {
            List<String> statements = new ArrayList<>(places.create());
            if (!reader.hasSchema(Objects.requireNonNull(places.schema()))) {
                statements.add(0, places.createSchema());
            }
            write(statements);
        } catch (SqlFailure | DataAccessException ex) {
            SqlFailure failure = SqlFailure.behind(ex);
            if (failure == null) {
                throw ex;
            }
            throw new MigrateException(
                    "The tables " + places.version() + " and " + places.history() + " could not be created: "
                            + failure.serverText() + " (SQLSTATE " + failure.sqlState() + ").",
                    notCreated(failure),
                    ex);
        }
    }

    private static String notCreated(SqlFailure failure) {
        return switch (failure.sqlState()) {
            case "42501" ->
                "Grant the user of the database CREATE on the schema, or name another schema with migrate.schema.";
            case "42P07", "42710" ->
                "No revision was run. Name another place with migrate.schema or migrate.version-table, or rename what is"
                        + " in the way.";
            case "P0001" ->
                "No revision was run. Something in the database refuses the tables, such as an event trigger: let it"
                        + " accept them, or let a user make them who may, with the command ensure-version.";
            default -> "No revision was run. Start again when the server answers and can do that.";
        };
    }

    /**
     * Adds rows to the history.
     *
     * @throws MigrateException if that fails; then nothing is changed
     */
    void append(List<String> rows, MigrateTables places) {
        try {
            write(rows);
        } catch (SqlFailure ex) {
            throw new MigrateException(
                    "The history " + places.history() + " could not be written: " + ex.serverText() + " (SQLSTATE "
                            + ex.sqlState() + "). Nothing was changed.",
                    ex.sqlState().equals("42501")
                            ? "Grant the user of the database INSERT on the table."
                            : "Run it again when the server answers and can do that.",
                    ex);
        }
    }

    /** Writes them in a transaction of its own; if that fails, nothing is changed. */
    private void write(List<String> statements) {
        List<String> message = new ArrayList<>(begin());
        message.addAll(statements);
        message.add("COMMIT");
        patiently(Use.WRITE, () -> {
            this.gate.send(message);
            return true;
        });
    }

    /** Names at most three of those who have probably locked them. */
    List<String> blockers() {
        return new Blockers(this.client).of(this.versionTable + " " + MigrateTables.HISTORY);
    }

    /** Returns what to say of a read that was given up. */
    MigrateException notReadWithin(int seconds, Throwable cause) {
        List<String> blockers = blockers();
        return new MigrateException(
                names() + " could not be read within " + seconds + " s"
                        + (blockers.isEmpty() ? "" : ": they may be locked" + by(blockers)) + ".",
                blockers.isEmpty()
                        ? "Ask again when the server has less to do."
                        : "Ask again when that transaction has ended.",
                cause);
    }

    private List<String> begin() {
        return List.of("BEGIN", SessionSettings.beginPart(this.limits.lock(), Duration.ZERO));
    }

    private <T> T patiently(Use use, Supplier<T> attempt) {
        Patience patience = new Patience(this.limits.retry());
        while (true) {
            try {
                return attempt.get();
            } catch (SqlFailure | DataAccessException ex) {
                this.gate.rollBack(List.of());
                SqlFailure failure = SqlFailure.behind(ex);
                if (failure == null || !failure.isLockFailure()) {
                    throw ex;
                }
                pauseOrThrow(patience, use, ex);
            }
        }
    }

    private void pauseOrThrow(Patience patience, Use use, RuntimeException failure) {
        List<String> blockers = blockers();
        if (patience.isOver()) {
            throw new MigrateException(
                    names() + " could not be " + use.done + ": they were locked, again and again for "
                            + this.limits.retry().toSeconds() + " s" + by(blockers) + "." + use.changed,
                    use.run + "Run it again when that transaction has ended, or end it with"
                            + " pg_terminate_backend(pid); migrate.lock-timeout sets how long a statement waits,"
                            + " migrate.lock-retry how long it is tried.",
                    failure);
        }
        Duration pause = patience.next();
        logger.info("{} are locked{}; trying again in {} ms", names(), by(blockers), pause.toMillis());
        this.waiting.accept(blockers);
        Patience.sleep(pause);
        if (Thread.currentThread().isInterrupted()) {
            throw new MigrateException(
                    "The wait for the tables of migrate was interrupted." + use.changed, "Start again.", failure);
        }
    }

    private String names() {
        return "The tables of migrate, " + this.versionTable + " and " + MigrateTables.HISTORY + ",";
    }

    private static String by(List<String> blockers) {
        return blockers.isEmpty() ? "" : ", probably by " + String.join(" and ", blockers);
    }
}
