package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.engine.RunResult.Ran;
import dev.migrate.operation.RunCode;
import dev.migrate.postgres.Destination;
import dev.migrate.postgres.Gate;
import dev.migrate.postgres.HistoryEntry;
import dev.migrate.postgres.Outcome;
import dev.migrate.postgres.SqlFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs prepared steps on a session that holds the lock, or writes them into a script, and decides when they commit. */
final class Executor {

    private static final Logger logger = LoggerFactory.getLogger(Executor.class);

    private final Destination session;
    private final Gate gate;
    private final Events events;

    Executor(Destination session, Events events) {
        this.session = session;
        this.gate = session.gate();
        this.events = events;
    }

    List<Ran> run(List<String> headsBefore, List<PreparedStep> steps) {
        Set<String> heads = new TreeSet<>(headsBefore);
        List<Ran> done = new ArrayList<>(steps.size());
        for (PreparedStep step : steps) {
            long began = System.nanoTime();
            int number = done.size() + 1;
            this.events.tell(() -> new MigrationEvent.StepStarted(step.planned(), number, steps.size()));
            try {
                run(step);
            } catch (StepFailure failure) {
                MigrationFailedException report = report(step, failure, done, heads, since(began));
                this.events.tell(() -> new MigrationEvent.StepFailed(step.planned(), number, steps.size(), report));
                throw report;
            }
            step.step().moveHeads(heads);
            Ran ran = new Ran(step.revisionId(), step.message(), since(began));
            done.add(ran);
            this.events.tell(
                    () -> new MigrationEvent.StepFinished(step.planned(), number, steps.size(), ran.elapsed()));
            logger.info(
                    "[{}/{}] {} ... {} ms",
                    done.size(),
                    steps.size(),
                    step.arrow(),
                    ran.elapsed().toMillis());
        }
        return done;
    }

    /** Does the same on a gate that writes down: there no time passes, and a failure leaves nothing behind. */
    void write(List<PreparedStep> steps) {
        for (PreparedStep step : steps) {
            this.gate.comment("Running " + step.logLine());
            try {
                run(step);
            } catch (StepFailure failure) {
                throw notWritten(step, Objects.requireNonNull(failure.getCause()));
            } catch (MigrateException ex) {
                throw notWritten(step, ex);
            }
        }
    }

    private static MigrateException notWritten(PreparedStep step, Throwable cause) {
        String action = cause instanceof MigrateException ex ? ex.action() : "Run this revision online.";
        String problem = cause instanceof MigrateException ex ? ex.problem() : String.valueOf(cause.getMessage());
        return new MigrateException(
                step.title() + " (" + step.location() + ") cannot be written as a script: " + problem, action, cause);
    }

    private void run(PreparedStep step) {
        if (step.transactional()) {
            runInTransaction(step);
        } else {
            runOutsideTransaction(step);
        }
    }

    /** Statements, version rows and history row are one transaction, and without code in between one message. */
    private void runInTransaction(PreparedStep step) {
        Message message = new Message(this.gate);
        message.add("BEGIN");
        begin(step).forEach(message::add);
        int number = 0;
        for (Piece piece : step.pieces()) {
            number++;
            RunCode code = piece.code();
            if (code != null) {
                message.send();
                runCode(code, piece, number);
            } else {
                message.add(Objects.requireNonNull(piece.sql()), piece, number);
            }
        }
        heads(step).forEach(message::add);
        message.add(this.session.record(step.historyEntry(), Outcome.SUCCESS));
        message.add("COMMIT");
        message.send();
    }

    /** Each statement stands for itself; the history tells before that they began, and after that they are done. */
    private void runOutsideTransaction(PreparedStep step) {
        long began = System.nanoTime();
        HistoryEntry entry = step.historyEntry();
        Message intent = new Message(this.gate);
        begin(step).forEach(intent::add);
        intent.add(this.session.record(entry, Outcome.STARTED, Duration.ZERO));
        intent.send();
        int number = 0;
        for (Piece piece : step.pieces()) {
            number++;
            RunCode code = piece.code();
            if (code != null) {
                runCode(code, piece, number);
            } else {
                Message message = new Message(this.gate);
                message.add(Objects.requireNonNull(piece.sql()), piece, number);
                message.send();
            }
        }
        Message end = new Message(this.gate);
        end.add("BEGIN");
        heads(step).forEach(end::add);
        end.add(this.session.record(entry, Outcome.SUCCESS, since(began)));
        end.add("COMMIT");
        end.send();
    }

    private List<String> begin(PreparedStep step) {
        return this.session.begin(step.transactional());
    }

    private List<String> heads(PreparedStep step) {
        return this.session.moveHeads(step.step().headsRemoved(), step.step().headsAdded());
    }

    private void runCode(RunCode code, Piece piece, int number) {
        try {
            this.gate.run(code);
        } catch (RuntimeException ex) {
            throw new StepFailure(piece, number, ex);
        }
    }

    private MigrationFailedException report(
            PreparedStep step, StepFailure failure, List<Ran> done, Set<String> heads, Duration elapsed) {
        this.session.rollBack();
        try {
            this.gate.send(List.of(this.session.record(step.historyEntry(), Outcome.FAILED, elapsed)));
        } catch (SqlFailure ex) {
            logger.debug("The history could not tell of the failure", ex);
        }
        return FailureReport.of(step, failure, done.stream().map(Ran::revision).toList(), heads);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** A failed piece of a step; {@code piece} is null when migrate's own statement failed. */
    static final class StepFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Piece piece;
        private final int number;

        StepFailure(@Nullable Piece piece, int number, RuntimeException cause) {
            super(cause);
            this.piece = piece;
            this.number = number;
        }

        @Nullable
        Piece piece() {
            return this.piece;
        }

        int number() {
            return this.number;
        }
    }

    /** Statements that travel together, each with the piece of the revision that it came from. */
    private static final class Message {

        private record Origin(@Nullable Piece piece, int number) {}

        private final Gate gate;
        private final List<String> statements = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();

        Message(Gate gate) {
            this.gate = gate;
        }

        void add(String sql) {
            add(sql, null, 0);
        }

        void add(String sql, @Nullable Piece piece, int number) {
            this.statements.add(sql);
            this.origins.add(new Origin(piece, number));
        }

        void send() {
            try {
                this.gate.send(this.statements);
            } catch (SqlFailure ex) {
                Origin origin = ex.index() < 0 ? new Origin(null, 0) : this.origins.get(ex.index());
                throw new StepFailure(origin.piece(), origin.number(), ex);
            }
            this.statements.clear();
            this.origins.clear();
        }
    }
}
