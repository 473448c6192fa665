package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.operation.StatementClass;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.EarlierAttempt;
import dev.migrate.postgres.HistoryEntry;
import dev.migrate.postgres.HistoryRow;
import dev.migrate.postgres.Outcome;
import dev.migrate.postgres.OutsideStatements;
import dev.migrate.postgres.RevisionHistory;
import dev.migrate.postgres.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step outside a transaction so that it can be cut off anywhere and goes on from there. The history says before
 * that it begins, and after each statement that this one took effect: in the same transaction where the statement bears
 * one, else right behind it. So only of a statement that bears none, and at which the last attempt was cut off, is it not
 * known whether it came through; then the database is looked at.
 */
final class OutsideRun {

    private static final Logger logger = LoggerFactory.getLogger(OutsideRun.class);

    private final Session session;
    private final OutsideStatements statements;
    private final PreparedStep step;
    private final DatabaseState state;
    private final MigratorSettings settings;
    private final Events events;
    private final HistoryEntry entry;
    private final List<String> done = new ArrayList<>();
    private final long began = System.nanoTime();
    private EarlierAttempt earlier = EarlierAttempt.NONE;

    OutsideRun(Session session, PreparedStep step, DatabaseState state, MigratorSettings settings, Events events) {
        this.session = session;
        this.statements = session.outside();
        this.step = step;
        this.state = state;
        this.settings = settings;
        this.events = events;
        this.entry = step.historyEntry();
    }

    void run() {
        try {
            resume();
            begin();
            int resumeAt = this.done.size();
            for (int index = 0; index < this.step.pieces().size(); index++) {
                Piece piece = this.step.pieces().get(index);
                if (index >= resumeAt) {
                    StepFailure.throwIfInterrupted(this.step, piece, index + 1);
                    run(piece, index + 1, index == resumeAt ? this.earlier : EarlierAttempt.NONE);
                } else if (piece.isSetting()) {
                    // It took effect on a connection that is gone.
                    runBare(piece, index + 1, EarlierAttempt.NONE);
                }
            }
            finish();
        } catch (StepFailure failure) {
            Executor.throwIfLost(this.session, failure);
            this.session.rollBack();
            throw failure.withDone(this.done);
        }
    }

    private void resume() {
        RevisionHistory history = history(this.entry.revision());
        HistoryRow last = history == null ? null : history.last();
        if (last == null
                || !last.direction().equals(this.entry.direction())
                || (last.outcome() != Outcome.STARTED && last.outcome() != Outcome.FAILED)) {
            return;
        }
        if (hasLostItsGround(last)) {
            logger.info("{} begins anew: what it goes on from was undone since it was tried", this.step.title());
            return;
        }
        List<String> now = this.step.pieces().stream().map(Piece::hash).toList();
        List<String> before = last.statements();
        for (int index = 0; index < before.size(); index++) {
            if (index >= now.size() || !now.get(index).equals(before.get(index))) {
                throw new MigrateException(
                        this.step.title() + " was cut off after its first "
                                + (before.size() == 1 ? "statement" : before.size() + " statements")
                                + " had taken effect, and statement " + (index + 1) + " in " + this.step.location()
                                + " is not the one that ran. Nothing of it was run now.",
                        "Put back the statements that ran, and change only those behind them; or undo what took effect"
                                + " and let the command repair forget the attempt, so that it begins anew.");
            }
        }
        this.done.addAll(before);
        boolean cutOff = last.outcome() == Outcome.STARTED;
        this.earlier = cutOff ? EarlierAttempt.CUT_OFF : EarlierAttempt.FAILED;
        if (!before.isEmpty() || cutOff) {
            logger.info(
                    "{} goes on behind statement {}, where it was {}",
                    this.step.title(),
                    before.size(),
                    cutOff ? "cut off" : "stopped by a failure");
        }
    }

    /** Whoever undid what is below a revision took with it, perhaps, what statements of the revision had built on it. */
    private boolean hasLostItsGround(HistoryRow attempt) {
        return Stream.concat(this.entry.parents().stream(), this.entry.dependsOn().stream())
                .map(this::history)
                .filter(Objects::nonNull)
                .map(RevisionHistory::lastDone)
                .anyMatch(done -> done != null
                        && !done.direction().equals("stamp")
                        && done.startedAt().isAfter(attempt.startedAt()));
    }

    private @Nullable RevisionHistory history(String revision) {
        for (RevisionHistory history : this.state.history()) {
            if (history.last().revision().equals(revision)) {
                return history;
            }
        }
        return null;
    }

    private void run(Piece piece, int number, EarlierAttempt earlier) {
        if (piece.bearsTransaction()) {
            transaction(this.session.beginPart(piece.kind()), null, message -> {
                message.add(this.step, piece, number);
                addDone(message, piece);
            });
            this.done.add(piece.hash());
            return;
        }
        runBare(piece, number, earlier);
        // It took effect, whether the note of it can be written or not.
        this.done.add(piece.hash());
        transaction(
                this.session.beginNote(),
                "when the effect of statement " + number + " was noted",
                message -> addDone(message, piece));
    }

    /**
     * Sends a transaction, again as long as others have locked what it needs.
     *
     * @param begin what it begins with
     * @param when says at what it may fail that is no statement of the revision; {@code null} for the usual
     */
    private void transaction(List<String> begin, @Nullable String when, Consumer<Message> content) {
        LockRetry retry = new LockRetry(this.session, this.settings.timeouts().retry(), this.events);
        while (true) {
            Message message = new Message(this.session);
            try {
                message.add(this.step, "BEGIN");
                begin.forEach(sql -> message.add(this.step, sql));
                content.accept(message);
                message.add(this.step, "COMMIT");
                message.send();
                return;
            } catch (StepFailure thrown) {
                StepFailure failure = when == null ? thrown : thrown.at(when);
                Executor.throwIfLost(this.session, failure);
                this.session.rollBackPart();
                retry.pauseOrThrow(this.step, failure);
                if (Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
        }
    }

    private void runBare(Piece piece, int number, EarlierAttempt earlier) {
        Message message = new Message(this.session);
        if (piece.code() != null) {
            message.add(this.step, piece, number);
            return;
        }
        String sql = prepare(piece, number, earlier);
        if (sql == null) {
            logger.info("Statement {} of {} had come through before it was cut off", number, this.step.title());
            return;
        }
        warnOfOldTransactions(sql, number);
        message.add(this.step, piece, number, sql);
        message.send();
        String invalid = invalidIndex(piece, number, sql);
        if (invalid != null) {
            throw new StepFailure(
                    this.step,
                    piece,
                    number,
                    new MigrateException(
                            "the index " + invalid + " was built and is not valid",
                            "Look into the server's log, and run it again: it is rebuilt."));
        }
    }

    /** Who looks at a run that stands still finds the reason in the log. */
    private void warnOfOldTransactions(String sql, int number) {
        List<String> old = this.statements.waitsFor(sql);
        if (!old.isEmpty()) {
            logger.warn(
                    "Statement {} of {} waits until older transactions have ended, however long they take: {}."
                            + " pg_terminate_backend(pid) ends one",
                    number,
                    this.step.title(),
                    String.join(" and ", old));
        }
    }

    private @Nullable String prepare(Piece piece, int number, EarlierAttempt earlier) {
        try {
            return this.statements.prepare(piece.text(), earlier);
        } catch (RuntimeException ex) {
            throw new StepFailure(this.step, piece, number, ex);
        }
    }

    private @Nullable String invalidIndex(Piece piece, int number, String sql) {
        try {
            return this.statements.invalid(sql);
        } catch (RuntimeException ex) {
            throw new StepFailure(this.step, piece, number, ex);
        }
    }

    private void begin() {
        List<String> begin = new ArrayList<>(this.session.begin(StatementClass.OUTSIDE));
        begin.addAll(this.session.beginNote());
        transaction(
                begin,
                "when its beginning was written down",
                message -> message.add(
                        this.step, this.session.record(this.entry, Outcome.STARTED, this.done, Duration.ZERO)));
    }

    private void finish() {
        transaction(
                this.session.beginNote(),
                null,
                message -> message.addOutcome(
                        this.step,
                        this.session.record(
                                this.entry,
                                Outcome.SUCCESS,
                                this.done,
                                Duration.ofNanos(System.nanoTime() - this.began))));
    }

    /** The note is not the work of a role that the half has taken; the statements behind it are again. */
    private void addDone(Message message, Piece piece) {
        message.add(this.step, this.session.beOneself());
        message.add(this.step, this.session.recordStatement(this.entry.revision(), piece.hash()));
    }
}
