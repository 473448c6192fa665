package dev.migrate.engine;

import dev.migrate.operation.RunCode;
import dev.migrate.operation.StatementClass;
import dev.migrate.postgres.Destination;
import dev.migrate.postgres.Gate;
import dev.migrate.postgres.Outcome;
import dev.migrate.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements that travel together, each with the step and the piece of it that it came from. */
final class Message {

    private record Origin(PreparedStep step, @Nullable Piece piece, int number) {}

    private final Destination destination;
    private final Gate gate;
    private final List<String> statements = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();

    Message(Destination destination) {
        this.destination = destination;
        this.gate = destination.gate();
    }

    /** Adds a whole step as a transaction of its own. */
    void addTransaction(PreparedStep step) {
        add(step, "BEGIN");
        addContent(step);
        add(step, "COMMIT");
    }

    /**
     * Adds what a step does in a transaction that has begun, and the rows that say so. Code in between is run at once,
     * behind what was added before.
     */
    void addContent(PreparedStep step) {
        StatementClass limited = step.pieces().isEmpty()
                ? StatementClass.DDL
                : step.pieces().get(0).kind();
        this.destination.begin(limited).forEach(sql -> add(step, sql));
        int number = 0;
        for (Piece piece : step.pieces()) {
            number++;
            StepFailure.throwIfInterrupted(step, piece, number);
            this.destination.change(limited, piece.kind()).forEach(sql -> add(step, sql));
            limited = piece.kind();
            add(step, piece, number);
        }
        addOutcome(step, this.destination.record(step.historyEntry(), Outcome.SUCCESS));
    }

    /** Adds the rows that say that a step is done. */
    void addOutcome(PreparedStep step, String record) {
        if (step.leavesTraces()) {
            this.destination.tidyUp().forEach(sql -> add(step, sql));
        }
        this.destination
                .moveHeads(step.step().headsRemoved(), step.step().headsAdded())
                .forEach(sql -> add(step, sql));
        add(step, record);
    }

    void add(PreparedStep step, Piece piece, int number) {
        RunCode code = piece.code();
        if (code == null) {
            add(step, piece, number, Objects.requireNonNull(piece.sql()));
            return;
        }
        send();
        try {
            this.gate.run(code);
        } catch (Throwable ex) {
            // Errors too, and what other languages throw unchecked: the transaction around the code has to end.
            throw new StepFailure(step, piece, number, ex);
        }
    }

    /** Adds a statement that takes the place of a piece. */
    void add(PreparedStep step, Piece piece, int number, String sql) {
        this.statements.add(sql);
        this.origins.add(new Origin(step, piece, number));
    }

    void add(PreparedStep step, String sql) {
        this.statements.add(sql);
        this.origins.add(new Origin(step, null, 0));
    }

    void send() {
        if (this.statements.isEmpty()) {
            return;
        }
        try {
            this.gate.send(this.statements);
        } catch (SqlFailure ex) {
            throw failure(ex);
        }
        this.statements.clear();
        this.origins.clear();
    }

    private StepFailure failure(SqlFailure ex) {
        if (ex.index() >= 0) {
            Origin origin = this.origins.get(ex.index());
            StepFailure failure = new StepFailure(origin.step(), origin.piece(), origin.number(), ex);
            return this.statements.get(ex.index()).equals("COMMIT") ? failure.at(StepFailure.COMMIT) : failure;
        }
        PreparedStep first = this.origins.get(0).step();
        boolean single = this.origins.stream().allMatch(origin -> origin.step().equals(first));
        return new StepFailure(single ? first : null, null, 0, ex);
    }
}
