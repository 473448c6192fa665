package dev.migrate.operation;

import dev.migrate.schema.Function;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates a function or a procedure.
 *
 * @param definition the function
 * @param orReplace whether one of this name is replaced
 * @param was the function that is replaced, for the reversal; {@code null} if not given
 */
public record CreateFunction(
        Function definition, boolean orReplace, @Nullable Function was) implements Operation {

    public CreateFunction {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
