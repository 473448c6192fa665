package dev.migrate.operation;

import dev.migrate.schema.Function;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops a function or a procedure.
 *
 * @param name the name
 * @param arguments the types of its arguments, trusted SQL; may be empty
 * @param procedure whether it is a procedure
 * @param ifExists whether nothing happens where it does not exist
 * @param cascade whether what depends on it is dropped too
 * @param was the function as it was, for the reversal; {@code null} if not given
 */
public record DropFunction(
        QualifiedName name,
        String arguments,
        boolean procedure,
        boolean ifExists,
        boolean cascade,
        @Nullable Function was)
        implements Operation {

    public DropFunction {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
