package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Patience;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.SqlFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a transaction that did not get its locks, and was rolled back, is tried again, and pauses before. */
final class LockRetry {

    private static final Logger logger = LoggerFactory.getLogger(LockRetry.class);

    private final Session session;
    private final Duration limit;
    private final Events events;
    private @Nullable PreparedStep step;
    private Patience patience;

    LockRetry(Session session, Duration limit, Events events) {
        this.session = session;
        this.limit = limit;
        this.events = events;
        this.patience = new Patience(limit);
    }

    /**
     * Returns after a pause when the transaction is to be tried again.
     *
     * @throws StepFailure the given one when it is not
     */
    void pauseOrThrow(PreparedStep failed, StepFailure failure) {
        SqlFailure sql = SqlFailure.behind(failure.cause());
        if (sql == null || !sql.isLockFailure()) {
            throw failure;
        }
        if (!failed.equals(this.step)) {
            this.step = failed;
            this.patience = new Patience(this.limit);
        }
        Piece piece = failure.piece();
        List<String> blockers = piece == null ? this.session.blockers() : this.session.blockers(piece.text());
        if (this.patience.isOver()) {
            throw new StepFailure(failed, piece, failure.number(), new LocksNotFree(sql, blockers, this.limit))
                    .at(failure.when());
        }
        Duration pause = this.patience.next();
        String reason = switch (sql.sqlState()) {
            case "40P01" -> "was chosen to end a deadlock";
            case "40001" -> "met changes that others made meanwhile";
            default -> "did not get its locks in time";
        };
        logger.info("{} {}{}; trying again in {} ms", failed.title(), reason, held(blockers), pause.toMillis());
        this.events.tell(() -> new MigrationEvent.TryingAgain(failed.planned(), blockers, pause));
        Patience.sleep(pause);
    }

    static String held(List<String> blockers) {
        return blockers.isEmpty() ? "" : ", probably held by " + String.join(" and ", blockers);
    }

    /** The end of all tries. */
    static final class LocksNotFree extends MigrateException {

        private static final long serialVersionUID = 1L;

        LocksNotFree(SqlFailure failure, List<String> blockers, Duration limit) {
            super(
                    failure.serverText() + " (SQLSTATE " + failure.sqlState() + "), again and again for "
                            + limit.toSeconds() + " s" + held(blockers),
                    "Run it again when those transactions have ended, or end them with pg_terminate_backend(pid);"
                            + " migrate.lock-timeout sets how long a statement waits, migrate.lock-retry how long it is"
                            + " tried.",
                    failure);
        }
    }
}
