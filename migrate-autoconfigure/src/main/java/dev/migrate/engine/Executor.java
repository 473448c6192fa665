package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Outcome;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.SqlFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs prepared steps on a session that holds the lock, and decides when they commit. */
final class Executor {

    private static final Logger logger = LoggerFactory.getLogger(Executor.class);

    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private final Session session;
    private final DatabaseState state;
    private final MigratorSettings settings;
    private final Events events;

    Executor(Session session, DatabaseState state, MigratorSettings settings, Events events) {
        this.session = session;
        this.state = state;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Runs all steps.
     *
     * @throws MigrationFailedException if a step failed
     * @throws ConnectionLost if what became of the steps in flight is not known
     */
    void run(List<PreparedStep> steps, Progress progress) {
        for (Unit unit : Unit.of(steps, this.settings.transaction())) {
            requireNotInterrupted(unit.steps().get(0), progress);
            progress.start(unit.steps());
            long began = System.nanoTime();
            int before = progress.done().size();
            try {
                switch (unit.kind()) {
                    case TRANSACTIONS -> runTransactions(unit.steps(), progress);
                    case ONE_TRANSACTION -> runOneTransaction(unit.steps(), progress);
                    case OUTSIDE -> runOutside(unit.steps().get(0), progress);
                }
            } catch (StepFailure failure) {
                throw report(unit, failure, progress, since(began).minus(progress.elapsedSince(before)));
            }
        }
    }

    /** What is committed of a message when a step of it fails stays, and the message goes on with that step. */
    private void runTransactions(List<PreparedStep> steps, Progress progress) {
        LockRetry retry = retry();
        List<PreparedStep> left = steps;
        while (!left.isEmpty()) {
            long began = System.nanoTime();
            Message message = new Message(this.session);
            try {
                left.forEach(message::addTransaction);
                message.send();
                progress.finish(left, durations(left.size(), since(began)));
                return;
            } catch (StepFailure failure) {
                throwIfLost(this.session, failure);
                this.session.rollBack();
                int failed = failure.step() == null
                        ? progress.doneAccordingTo(this.session.state().heads())
                        : left.indexOf(failure.step());
                if (failed > 0) {
                    progress.finish(left.subList(0, failed), durations(failed, since(began)));
                    left = left.subList(failed, left.size());
                }
                retry.pauseOrThrow(left.get(0), failure);
                requireNotInterrupted(left.get(0), progress);
            }
        }
    }

    private void runOneTransaction(List<PreparedStep> steps, Progress progress) {
        LockRetry retry = retry();
        while (true) {
            long began = System.nanoTime();
            Message message = new Message(this.session);
            try {
                message.add(steps.get(0), "BEGIN");
                for (PreparedStep step : steps) {
                    message.addContent(step);
                }
                message.add(steps.get(steps.size() - 1), "COMMIT");
                message.send();
                progress.finish(steps, durations(steps.size(), since(began)));
                return;
            } catch (StepFailure failure) {
                throwIfLost(this.session, failure);
                this.session.rollBack();
                retry.pauseOrThrow(failure.step() == null ? steps.get(0) : failure.step(), failure);
                requireNotInterrupted(steps.get(0), progress);
            }
        }
    }

    private void runOutside(PreparedStep step, Progress progress) {
        long began = System.nanoTime();
        new OutsideRun(this.session, step, this.state, this.settings, this.events).run();
        progress.finish(List.of(step), List.of(since(began)));
    }

    /**
     * Tells how long steps took that came back together. Only the server knows which of them took the time, so it is asked
     * where there is a difference that anybody would notice, and where one more question costs nothing beside it.
     */
    private List<Duration> durations(int steps, Duration elapsed) {
        if (steps > 1 && elapsed.compareTo(NOTICEABLE) >= 0) {
            List<Duration> durations = this.session.newestDurations(steps);
            if (!durations.isEmpty()) {
                return durations;
            }
        }
        return Collections.nCopies(steps, elapsed.dividedBy(steps));
    }

    private LockRetry retry() {
        return new LockRetry(this.session, this.settings.timeouts().retry(), this.events);
    }

    /** Code of a revision may have lost a connection of its own, to another database. */
    static void throwIfLost(Session session, StepFailure failure) {
        SqlFailure sql = SqlFailure.behind(failure.cause());
        if (sql != null && (sql.isConnectionLost() || sql.isUnexplained()) && session.isLost()) {
            throw new ConnectionLost(sql.isUnexplained() ? sql.asClosed() : sql);
        }
    }

    /** An interrupted thread stops between two steps, where the database is at a revision. */
    private static void requireNotInterrupted(PreparedStep next, Progress progress) {
        if (Thread.currentThread().isInterrupted()) {
            throw FailureReport.cancelled(next, progress, null);
        }
    }

    private MigrateException report(Unit unit, StepFailure failure, Progress progress, Duration elapsed) {
        PreparedStep step = failure.step() == null ? progress.left().get(0) : failure.step();
        SqlFailure sql = SqlFailure.behind(failure.cause());
        boolean cancelled = Thread.currentThread().isInterrupted()
                && (failure.cause() instanceof InterruptedException
                        || (sql != null && (sql.isCancelled() || sql.isLockFailure())));
        record(step, failure.done(), elapsed);
        if (cancelled) {
            return FailureReport.cancelled(step, progress, failure);
        }
        boolean tookTooLong = sql != null && this.session.tookTooLong(sql);
        MigrationFailedException report =
                FailureReport.of(step, failure, unit, progress, tookTooLong ? this.settings.timeouts() : null);
        progress.fail(step, report);
        return report;
    }

    private void record(PreparedStep step, List<String> done, Duration elapsed) {
        List<String> statements = new ArrayList<>(List.of("BEGIN"));
        statements.addAll(this.session.beginNote());
        statements.add(this.session.record(step.historyEntry(), Outcome.FAILED, done, elapsed));
        statements.add("COMMIT");
        try {
            this.session.gate().send(statements);
        } catch (SqlFailure ex) {
            logger.warn("The history does not tell of the failure: {}", ex.serverText());
            this.session.rollBackPart();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** The connection went while something was in flight, so the outcome has to be read. */
    static final class ConnectionLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ConnectionLost(SqlFailure cause) {
            super(cause);
        }

        SqlFailure failure() {
            return (SqlFailure) Objects.requireNonNull(getCause());
        }
    }
}
