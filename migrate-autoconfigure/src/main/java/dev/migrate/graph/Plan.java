package dev.migrate.graph;

import java.util.List;

/**
 * What brings the heads of a database to a target: a pure function of graph, heads and target.
 *
 * @param direction what all steps do
 * @param steps the steps in their order
 * @param headsBefore the heads before the first step, sorted
 * @param headsAfter the heads after the last step, sorted
 */
public record Plan(Direction direction, List<Step> steps, List<String> headsBefore, List<String> headsAfter) {

    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        headsBefore = List.copyOf(headsBefore);
        headsAfter = List.copyOf(headsAfter);
    }

    /** Tells whether there is nothing to do. */
    public boolean isEmpty() {
        return this.steps.isEmpty();
    }
}
