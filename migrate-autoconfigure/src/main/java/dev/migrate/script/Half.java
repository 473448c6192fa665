package dev.migrate.script;

import dev.migrate.operation.Operation;
import java.util.List;

/**
 * The upgrade or the downgrade of a revision, recorded and not executed.
 *
 * @param operations what is to be done, in order; may be empty
 * @param transactional whether it asks for a transaction
 */
public record Half(List<Operation> operations, boolean transactional) {

    /** Copies the list. */
    public Half {
        operations = List.copyOf(operations);
    }
}
