package dev.migrate.engine;

import dev.migrate.graph.Direction;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param direction of the run
 * @param steps the steps that ran, in their order; empty when there was nothing to do
 * @param headsBefore the heads in the database before, sorted
 * @param headsAfter the heads in the database after, sorted
 */
public record RunResult(Direction direction, List<Ran> steps, List<String> headsBefore, List<String> headsAfter) {

    /** Copies the lists. */
    public RunResult {
        steps = List.copyOf(steps);
        headsBefore = List.copyOf(headsBefore);
        headsAfter = List.copyOf(headsAfter);
    }

    /**
     * A step that ran.
     *
     * @param revision the id of the revision, {@code <base>} for a stamp that only removed rows
     * @param message the message of the revision, empty when it has none
     * @param elapsed how long it took, as {@link MigrationEvent.StepFinished} tells
     */
    public record Ran(String revision, String message, Duration elapsed) {}

    /** Tells whether there was nothing to do. */
    public boolean isNothing() {
        return this.steps.isEmpty();
    }
}
