package dev.migrate.operation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs an operation of the user's own.
 *
 * @param definition the operation, for its reversal
 * @param naming the convention that named what it records
 * @param schema the schema in which plain names are, {@code null} for the search path
 * @param parts what it has recorded
 */
public record Custom(
        UserOperation definition,
        NamingConvention naming,
        @Nullable String schema,
        List<Operation> parts) implements Operation {

    /** Checks what is given and keeps a copy. */
    public Custom {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(naming, "naming");
        parts = List.copyOf(parts);
    }

    /** Returns the operations with each custom one replaced by its parts, at any depth. */
    public static List<Operation> flatten(List<Operation> operations) {
        return operations.stream().flatMap(Custom::flat).toList();
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }

    private static Stream<Operation> flat(Operation operation) {
        return operation instanceof Custom custom
                ? custom.parts().stream().flatMap(Custom::flat)
                : Stream.of(operation);
    }
}
