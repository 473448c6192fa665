package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.util.List;

/** Revisions were edited after they had been applied: a new database would get something else than this one got. */
public final class ChecksumMismatchException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final List<String> revisions;

    ChecksumMismatchException(List<String> revisions, String problem, String action) {
        super(problem, action);
        this.revisions = List.copyOf(revisions);
    }

    /** Returns the ids of the revisions, sorted. */
    public List<String> revisions() {
        return this.revisions;
    }
}
