package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The server answers, and has no database of that name: SQLSTATE 3D000. */
public final class NoSuchDatabaseException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private static final String NO_SUCH_DATABASE = "3D000";

    NoSuchDatabaseException(String problem, SQLException cause) {
        super(
                problem,
                "Create it, such as with createdb, or correct its name in DATABASE_URL, spring.datasource.* or"
                        + " migrate.url.",
                cause);
    }

    /** Tells whether this is why there is no connection; a pool may hide it behind a failure of its own. */
    public static boolean explains(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NO_SUCH_DATABASE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
