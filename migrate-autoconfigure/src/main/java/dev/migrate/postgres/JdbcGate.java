package dev.migrate.postgres;

import dev.migrate.operation.RunCode;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PreferQueryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A gate that is a connection in autocommit. Statements travel as one JDBC batch, which pgjdbc pipelines in one message;
 * transactions are therefore statements too ({@code BEGIN}, {@code COMMIT}), never the driver's. Only so does a revision
 * cost one round trip, and only so does a failure in the middle of a long batch undo its beginning: the driver ends its
 * implicit transactions every 256 statements. With {@code preferQueryMode=simple} the driver sends the statements of a batch
 * as messages of their own before it reads the first answer, and the server would go on behind a failure; there they go one
 * by one.
 */
final class JdbcGate implements Gate {

    private static final Logger logger = LoggerFactory.getLogger(JdbcGate.class);

    /** Below the driver's own limit, and small enough that its failure report needs no digit grouping. */
    private static final int MESSAGE_SIZE = 250;

    /**
     * The driver reads no answer before it has sent the whole message. When the server meanwhile fills the way back, with
     * notices or rows, it reads no further, and both would wait for ever unless the rest of the message fits into the
     * buffers between them.
     */
    private static final int MESSAGE_CHARACTERS = 64_000;

    private static final String CANCELLED = "57014";

    private static final Pattern FIRST_NUMBER = Pattern.compile("^\\P{Nd}*(\\p{Nd}{1,3})\\s");

    private final Connection connection;
    private final JdbcClient client;
    /** Held while a cancellation is on its way, so that it hits the statement that it was meant for. */
    private final Object cancelling = new Object();

    private boolean busy;
    /** Whether anybody has asked for a cancellation. */
    private boolean asked;
    /** Whether that was while the messages were under way that are so now. */
    private boolean cancelled;

    JdbcGate(Connection connection, JdbcClient client) {
        this.connection = connection;
        this.client = client;
    }

    @Override
    public void send(List<String> statements) {
        busy(true);
        try {
            sendMessages(statements);
        } finally {
            busy(false);
        }
    }

    private void sendMessages(List<String> statements) {
        int most = stopsAtAFailure() ? MESSAGE_SIZE : 1;
        int from = 0;
        while (from < statements.size()) {
            int to = from + 1;
            int characters = statements.get(from).length();
            while (to < statements.size()
                    && to - from < most
                    && characters + statements.get(to).length() <= MESSAGE_CHARACTERS) {
                characters += statements.get(to).length();
                to++;
            }
            requireNotCancelled(from);
            sendMessage(statements, from, to);
            from = to;
        }
    }

    @Override
    public void comment(String text) {
        // Whoever watches a connection reads the log, which tells of each step when it is done.
    }

    @Override
    public void run(RunCode code) {
        TransactionState before = transaction();
        busy(true);
        try {
            code.code().accept(this.client);
        } finally {
            busy(false);
        }
        requireOpen();
        TransactionJudge.judge(before, transaction());
    }

    /** Code may have caught the exception with which the connection went. */
    private void requireOpen() {
        try {
            if (this.connection.isClosed()) {
                throw new SQLException("its code went on although the connection was gone", "08003");
            }
        } catch (SQLException ex) {
            throw new SqlFailure(-1, ex);
        }
    }

    /** Tells whether a transaction is open, or failed and not ended yet. Nobody is asked: the server tells it with each answer. */
    boolean isInTransaction() {
        return transaction() != TransactionState.IDLE;
    }

    private TransactionState transaction() {
        try {
            return this.connection.unwrap(BaseConnection.class).getTransactionState();
        } catch (SQLException ex) {
            logger.debug("The driver does not tell the state of the transaction", ex);
            return TransactionState.IDLE;
        }
    }

    /** Tells whether the server skips what stands behind a failed statement in a message. */
    private boolean stopsAtAFailure() {
        try {
            PreferQueryMode mode = this.connection.unwrap(PGConnection.class).getPreferQueryMode();
            return mode == PreferQueryMode.EXTENDED || mode == PreferQueryMode.EXTENDED_CACHE_EVERYTHING;
        } catch (SQLException ex) {
            logger.debug("The driver does not tell how it sends statements", ex);
            return false;
        }
    }

    /**
     * Ends a transaction that failed.
     *
     * @param further statements to send behind, in the same message
     */
    void rollBack(List<String> further) {
        List<String> statements = new ArrayList<>(List.of("ROLLBACK"));
        statements.addAll(further);
        try {
            send(statements);
        } catch (SqlFailure ex) {
            logger.debug("No rollback on a connection that is gone: the server does it by itself", ex);
        }
    }

    /**
     * Asks the server to cancel what is under way on this connection; with nothing under way it does nothing. Asked again,
     * it cancels more of the same message, which goes on where a statement takes a cancellation for its end, as a COMMIT
     * does that waits for a standby; what is sent behind that message tidies up.
     */
    void cancel() {
        synchronized (this.cancelling) {
            boolean meant = this.asked ? this.cancelled : this.busy;
            this.asked = true;
            if (meant) {
                this.cancelled = true;
                try {
                    this.connection.unwrap(PGConnection.class).cancelQuery();
                } catch (SQLException ex) {
                    logger.warn("The server could not be asked to cancel the statement", ex);
                }
            }
        }
    }

    private void busy(boolean now) {
        synchronized (this.cancelling) {
            this.busy = now;
            this.cancelled = false;
        }
    }

    /** Between two messages the server has nothing to cancel. */
    private void requireNotCancelled(int next) {
        synchronized (this.cancelling) {
            if (this.cancelled) {
                throw new SqlFailure(next, new SQLException("canceling statement due to user request", CANCELLED));
            }
        }
    }

    private void sendMessage(List<String> statements, int from, int to) {
        try (Statement statement = this.connection.createStatement()) {
            // A "{d '...'}" in a revision is text of its author, not an escape of JDBC's.
            statement.setEscapeProcessing(false);
            if (to - from == 1) {
                statement.execute(statements.get(from));
                return;
            }
            for (String sql : statements.subList(from, to)) {
                statement.addBatch(sql);
            }
            statement.executeBatch();
        } catch (BatchUpdateException ex) {
            SQLException cause = ex.getCause() instanceof SQLException real ? real : ex;
            throw new SqlFailure(indexOf(ex, from, to), cause);
        } catch (SQLException ex) {
            throw new SqlFailure(to - from == 1 ? from : -1, ex);
        }
    }

    /**
     * Reads the number of the failed statement from the driver's text, its only place: the update counts tell no more
     * than the last synchronisation. The text has the digits of the language of this process.
     */
    private static int indexOf(BatchUpdateException ex, int from, int to) {
        Matcher matcher = FIRST_NUMBER.matcher(Objects.requireNonNullElse(ex.getMessage(), ""));
        int index = matcher.find() ? from + Integer.parseInt(matcher.group(1)) : -1;
        return index < to ? index : -1;
    }
}
