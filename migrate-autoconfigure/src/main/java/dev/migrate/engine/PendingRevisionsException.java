package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.util.List;

/** Revisions are missing from a database that was only to be checked. */
public final class PendingRevisionsException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final List<String> revisions;

    PendingRevisionsException(List<String> revisions) {
        super(
                "The database lacks " + (revisions.size() == 1 ? "1 revision" : revisions.size() + " revisions") + ": "
                        + String.join(", ", revisions) + ".",
                "Upgrade it before this application starts, or set migrate.startup=upgrade to let the application do"
                        + " it.");
        this.revisions = List.copyOf(revisions);
    }

    /** Returns the ids of the pending revisions, in the order in which they would run. */
    public List<String> revisions() {
        return this.revisions;
    }
}
