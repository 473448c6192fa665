package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Trigger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops a trigger.
 *
 * @param table the table
 * @param name the name
 * @param ifExists whether nothing happens where it does not exist
 * @param cascade whether what depends on it is dropped too
 * @param was the trigger as it was, for the reversal; {@code null} if not given
 */
public record DropTrigger(
        QualifiedName table,
        String name,
        boolean ifExists,
        boolean cascade,
        @Nullable Trigger was) implements Operation {

    public DropTrigger {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
