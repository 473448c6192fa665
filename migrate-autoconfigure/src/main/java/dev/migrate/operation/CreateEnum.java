package dev.migrate.operation;

import dev.migrate.schema.EnumType;
import java.util.Objects;

/**
 * Creates an enumerated type.
 *
 * @param definition the type
 */
public record CreateEnum(EnumType definition) implements Operation {

    public CreateEnum {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
