package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.operation.StatementClass;
import dev.migrate.postgres.Destination;
import dev.migrate.postgres.HistoryEntry;
import dev.migrate.postgres.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Writes prepared steps into a script, in the transactions in which a run would do them: there no time passes, and a
 * failure leaves nothing behind.
 */
final class OfflineExecutor {

    private final Destination script;

    OfflineExecutor(Destination script) {
        this.script = script;
    }

    void write(List<PreparedStep> steps) {
        for (PreparedStep step : steps) {
            this.script.gate().comment("Running " + step.logLine());
            try {
                write(step);
            } catch (StepFailure failure) {
                throw notWritten(step, failure.cause());
            } catch (MigrateException ex) {
                throw notWritten(step, ex);
            }
        }
    }

    private void write(PreparedStep step) {
        Message message = new Message(this.script);
        if (step.transactional()) {
            message.addTransaction(step);
            message.send();
            return;
        }
        HistoryEntry entry = step.historyEntry();
        this.script.begin(StatementClass.OUTSIDE).forEach(sql -> message.add(step, sql));
        message.add(step, this.script.record(entry, Outcome.STARTED, Duration.ZERO));
        int number = 0;
        for (Piece piece : step.pieces()) {
            number++;
            message.add(step, piece, number);
        }
        message.add(step, "BEGIN");
        message.addOutcome(step, this.script.record(entry, Outcome.SUCCESS, Duration.ZERO));
        message.add(step, "COMMIT");
        message.send();
    }

    private static MigrateException notWritten(PreparedStep step, Throwable cause) {
        String action = cause instanceof MigrateException ex ? ex.action() : "Run this revision online.";
        String problem = cause instanceof MigrateException ex
                ? ex.problem()
                : Objects.requireNonNullElse(cause.getMessage(), "no message");
        return new MigrateException(
                step.title() + " (" + step.location() + ") cannot be written as a script: " + problem, action, cause);
    }
}
