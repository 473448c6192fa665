package dev.migrate.engine;

import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import java.util.List;

/**
 * What a run would do, told without doing it.
 *
 * @param direction of the run
 * @param steps the steps in their order; empty when there is nothing to do
 * @param headsBefore the rows of the version table now, sorted
 * @param headsAfter the rows of the version table afterwards, sorted
 */
public record PlannedRun(
        Direction direction, List<PlannedStep> steps, List<String> headsBefore, List<String> headsAfter) {

    /** Copies the lists. */
    public PlannedRun {
        steps = List.copyOf(steps);
        headsBefore = List.copyOf(headsBefore);
        headsAfter = List.copyOf(headsAfter);
    }

    /** Tells whether there is nothing to do. */
    public boolean isNothing() {
        return this.steps.isEmpty();
    }

    static PlannedRun of(Plan plan, List<PreparedStep> steps) {
        return new PlannedRun(
                plan.direction(),
                steps.stream().map(PreparedStep::planned).toList(),
                plan.headsBefore(),
                plan.headsAfter());
    }
}
