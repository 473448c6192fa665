package dev.migrate.engine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A failed piece of a step, on its way to the report. */
final class StepFailure extends RuntimeException {

    /** The end of a transaction brings what constraints and triggers of the revision's own tables have put off. */
    static final String COMMIT = "when it was committed";

    private static final long serialVersionUID = 1L;

    private final transient @Nullable PreparedStep step;
    private final transient @Nullable Piece piece;
    private final int number;
    private final transient List<String> done;
    private final String when;

    /**
     * Creates a failure.
     *
     * @param step the step; {@code null} when the driver did not say which of those that travelled together
     * @param piece the piece of the step; {@code null} when migrate's own statement failed
     * @param number of the piece, from 1; 0 without a piece
     */
    StepFailure(@Nullable PreparedStep step, @Nullable Piece piece, int number, Throwable cause) {
        this(step, piece, number, cause, List.of(), "when its outcome was written down");
    }

    private StepFailure(
            @Nullable PreparedStep step,
            @Nullable Piece piece,
            int number,
            Throwable cause,
            List<String> done,
            String when) {
        super(cause);
        this.when = when;
        this.done = List.copyOf(done);
        this.step = step;
        this.piece = piece;
        this.number = number;
    }

    /** An interrupted thread goes no further than it is. */
    static void throwIfInterrupted(PreparedStep step, Piece piece, int number) {
        if (Thread.currentThread().isInterrupted()) {
            throw new StepFailure(step, piece, number, new InterruptedException("the run was told to stop"));
        }
    }

    @Nullable
    PreparedStep step() {
        return this.step;
    }

    @Nullable
    Piece piece() {
        return this.piece;
    }

    int number() {
        return this.number;
    }

    /** Returns the hashes of the statements of a step outside a transaction that took effect before and remain. */
    List<String> done() {
        return this.done;
    }

    StepFailure withDone(List<String> hashes) {
        return new StepFailure(this.step, this.piece, this.number, cause(), hashes, this.when);
    }

    /** Says at what it happened, where migrate's own statement failed. */
    StepFailure at(String what) {
        return new StepFailure(this.step, this.piece, this.number, cause(), this.done, what);
    }

    /** Tells at what it happened, where migrate's own statement failed: "when its outcome was written down". */
    String when() {
        return this.when;
    }

    Throwable cause() {
        return Objects.requireNonNull(getCause());
    }
}
