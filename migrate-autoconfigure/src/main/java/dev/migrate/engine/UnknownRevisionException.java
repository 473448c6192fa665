package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.util.List;

/** The database holds revisions that the application does not have and that its history does not explain. */
public final class UnknownRevisionException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final List<String> revisions;

    UnknownRevisionException(List<String> revisions, String problem, String action) {
        super(problem, action);
        this.revisions = List.copyOf(revisions);
    }

    /** Returns the ids that are not known here, sorted. */
    public List<String> revisions() {
        return this.revisions;
    }
}
