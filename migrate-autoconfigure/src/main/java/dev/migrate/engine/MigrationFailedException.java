package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a run that failed. Its problem says what had been applied before and what remains of the step itself. */
public final class MigrationFailedException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final String revision;
    private final List<String> applied;

    MigrationFailedException(
            String revision, List<String> applied, String problem, String action, @Nullable Throwable cause) {
        super(problem, action, cause);
        this.revision = revision;
        this.applied = List.copyOf(applied);
    }

    /** Returns the id of the revision that failed. */
    public String revision() {
        return this.revision;
    }

    /** Returns the ids of the revisions that the run had done before, in their order. */
    public List<String> applied() {
        return this.applied;
    }
}
