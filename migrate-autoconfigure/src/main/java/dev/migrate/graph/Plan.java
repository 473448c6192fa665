package dev.migrate.graph;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What brings the heads of a database to a target: a pure function of graph, heads and target.
 *
 * @param direction what all steps do
 * @param headsBefore the heads before the first step, sorted
 * @param steps the steps in their order
 */
public record Plan(Direction direction, List<String> headsBefore, List<Step> steps) {

    /** Copies the lists. */
    public Plan {
        headsBefore = List.copyOf(headsBefore);
        steps = List.copyOf(steps);
    }

    /** Tells whether there is nothing to do. */
    public boolean isEmpty() {
        return this.steps.isEmpty();
    }

    /** Returns the ids of the revisions of its steps, in their order. */
    public List<String> revisions() {
        return this.steps.stream()
                .map(Step::revision)
                .filter(Objects::nonNull)
                .map(Revision::id)
                .toList();
    }

    /** Returns the heads after the last step, sorted. */
    public List<String> headsAfter() {
        TreeSet<String> heads = new TreeSet<>(this.headsBefore);
        this.steps.forEach(step -> step.moveHeads(heads));
        return List.copyOf(heads);
    }
}
