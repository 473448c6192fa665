package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that was told to stop, and did so with the database at a revision. */
public final class MigrationCancelledException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final List<String> applied;

    MigrationCancelledException(List<String> applied, String problem, String action, @Nullable Throwable cause) {
        super(problem, action, cause);
        this.applied = List.copyOf(applied);
    }

    /** Returns the ids of the revisions that the run had done before, in their order. */
    public List<String> applied() {
        return this.applied;
    }
}
