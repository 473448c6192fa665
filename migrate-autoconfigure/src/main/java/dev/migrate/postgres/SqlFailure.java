package dev.migrate.postgres;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement that failed on its way through a {@link Gate}: which one, and what the server said. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String NO_STATE = "unknown";

    private final int index;
    private final String sqlState;
    private final String serverText;
    private final int position;

    SqlFailure(int index, SQLException cause) {
        super(cause);
        this.index = index;
        this.sqlState = Objects.requireNonNullElse(cause.getSQLState(), NO_STATE);
        ServerErrorMessage message = serverError(cause);
        this.serverText =
                message != null ? text(message) : Objects.requireNonNullElse(cause.getMessage(), "no message");
        this.position = message != null ? message.getPosition() : 0;
    }

    /**
     * Returns the index of the statement among those that were sent together, from 0; -1 when the driver did not say.
     */
    public int index() {
        return this.index;
    }

    /** Returns the SQLSTATE, such as {@code 42601}. */
    public String sqlState() {
        return this.sqlState;
    }

    /** Returns the server's message with its detail and hint, without the driver's additions. */
    public String serverText() {
        return this.serverText;
    }

    /** Returns the character of the statement at which the server saw the error, from 1; 0 when it named none. */
    public int position() {
        return this.position;
    }

    /**
     * Tells whether others stood in the way, so that the transaction may be tried again: it did not get a lock in time, was
     * chosen to end a deadlock, or met, where it is serializable or reads repeatably, what others changed meanwhile.
     */
    public boolean isLockFailure() {
        return isLockFailure(this.sqlState);
    }

    /** Tells whether the connection is gone, so that what became of the statement is not known here. */
    public boolean isConnectionLost() {
        return this.sqlState.startsWith("08")
                || this.sqlState.equals("57P01")
                || this.sqlState.equals("57P02")
                || this.sqlState.equals("57P05")
                || this.sqlState.equals("25P03")
                || this.sqlState.equals("25P04");
    }

    /**
     * Tells whether nobody said what happened. A pool closes what it has handed out once it hears that the connection is
     * gone, and of that it says no more than that it is closed.
     */
    public boolean isUnexplained() {
        return this.sqlState.equals(NO_STATE);
    }

    /** Returns this failure in the words for a connection that turned out to be closed. */
    public SqlFailure asClosed() {
        return new SqlFailure(this.index, new SQLException("the connection was closed", "08003", this));
    }

    /** Tells whether the connection was given up because an answer took longer than the driver's {@code socketTimeout}. */
    public boolean isSocketTimeout() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the server was asked to cancel the statement, or its time was up. */
    public boolean isCancelled() {
        return this.sqlState.equals("57014");
    }

    /**
     * Finds the server's failure behind an exception of code that used the connection by itself.
     *
     * @param thrown what the code threw
     * @return the failure, {@code null} when no statement failed
     */
    public static @Nullable SqlFailure behind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailure failure) {
                return failure;
            }
            if (cause instanceof SQLException sql) {
                return new SqlFailure(-1, sql);
            }
        }
        return null;
    }

    private static boolean isLockFailure(String state) {
        return state.equals("55P03") || state.equals("40P01") || state.equals("40001");
    }

    private static String text(ServerErrorMessage error) {
        StringBuilder text = new StringBuilder(Objects.requireNonNullElse(error.getMessage(), "no message"));
        if (error.getDetail() != null) {
            text.append(" (").append(error.getDetail()).append(')');
        }
        if (error.getHint() != null) {
            text.append(" Hint: ").append(error.getHint());
        }
        return text.toString();
    }

    private static @Nullable ServerErrorMessage serverError(SQLException ex) {
        return ex instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }
}
