package dev.migrate.engine;

import java.util.List;

/**
 * A database seen from an application's revisions at one moment.
 *
 * @param current the rows of the version table, sorted
 * @param heads the heads of the application's revisions, sorted
 * @param pending the ids of the revisions that an upgrade to the heads would run, in their order
 * @param history every revision that the application or the database knows, newest first
 */
public record Status(List<String> current, List<String> heads, List<String> pending, List<RevisionStatus> history) {

    /** Copies the lists. */
    public Status {
        current = List.copyOf(current);
        heads = List.copyOf(heads);
        pending = List.copyOf(pending);
        history = List.copyOf(history);
    }

    /** Tells whether nothing is pending. */
    public boolean upToDate() {
        return this.pending.isEmpty();
    }
}
