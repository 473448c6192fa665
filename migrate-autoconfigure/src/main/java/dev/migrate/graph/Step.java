package dev.migrate.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a plan, with the heads that the version table holds around it.
 *
 * @param direction what it does
 * @param revision the revision; {@code null} for a stamp that only removes heads
 * @param headsBefore the heads before, sorted
 * @param headsAfter the heads after, sorted
 */
public record Step(
        Direction direction, @Nullable Revision revision, List<String> headsBefore, List<String> headsAfter) {

    /** Copies the lists. */
    public Step {
        headsBefore = List.copyOf(headsBefore);
        headsAfter = List.copyOf(headsAfter);
    }
}
