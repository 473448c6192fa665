package dev.migrate.graph;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a plan, with what it changes in the rows of the version table. It does not hold the rows that stay, so
 * that a plan over thousands of heads is no larger than its changes; {@link Plan#headsBefore()} and the steps before give
 * all rows.
 *
 * @param direction what it does
 * @param revision the revision; {@code null} for a stamp that only removes heads
 * @param headsRemoved the heads that it takes away, sorted
 * @param headsAdded the heads that it brings, sorted
 */
public record Step(
        Direction direction, @Nullable Revision revision, List<String> headsRemoved, List<String> headsAdded) {

    /** Copies the lists. */
    public Step {
        headsRemoved = List.copyOf(headsRemoved);
        headsAdded = List.copyOf(headsAdded);
    }

    /**
     * Makes the heads before this step those after it.
     *
     * @param heads the heads, changed in place
     */
    public void moveHeads(Collection<String> heads) {
        this.headsRemoved.forEach(heads::remove);
        heads.addAll(this.headsAdded);
    }
}
