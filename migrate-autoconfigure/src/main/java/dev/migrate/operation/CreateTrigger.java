package dev.migrate.operation;

import dev.migrate.schema.Trigger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates a trigger.
 *
 * @param definition the trigger
 * @param orReplace whether one of this name is replaced
 * @param was the trigger that is replaced, for the reversal; {@code null} if not given
 */
public record CreateTrigger(
        Trigger definition, boolean orReplace, @Nullable Trigger was) implements Operation {

    public CreateTrigger {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
