package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RunCode;
import java.util.List;

/** Turns operations into the SQL of PostgreSQL 14 to 18. It holds no state and touches no database. */
public final class DdlRenderer {

    /**
     * Returns the statements of an operation in order, without semicolons at their ends. Names are quoted where
     * PostgreSQL needs it and values become literals; only what the vocabulary calls trusted SQL is copied.
     *
     * @throws MigrateException if a name or value cannot be written, or the operation is {@link RunCode}, which has no
     *     SQL
     */
    public List<String> render(Operation operation) {
        return operation.accept(new TableStatements());
    }
}
