package dev.migrate.engine;

import dev.migrate.graph.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that a run would do.
 *
 * @param direction what it does with the revision
 * @param revision the id of the revision, {@code <base>} for a stamp that only removes rows
 * @param message the message of the revision, empty when it has none
 * @param location the file or class of the revision, for messages; {@code null} for a stamp
 * @param headsRemoved the rows that it takes out of the version table, sorted
 * @param headsAdded the rows that it brings into the version table, sorted
 * @param transactional whether one transaction holds all of it
 * @param statements what it sends besides the rows of migrate's own tables
 */
public record PlannedStep(
        Direction direction,
        String revision,
        String message,
        @Nullable String location,
        List<String> headsRemoved,
        List<String> headsAdded,
        boolean transactional,
        List<PlannedStatement> statements) {

    /** Copies the lists. */
    public PlannedStep {
        headsRemoved = List.copyOf(headsRemoved);
        headsAdded = List.copyOf(headsAdded);
        statements = List.copyOf(statements);
    }
}
