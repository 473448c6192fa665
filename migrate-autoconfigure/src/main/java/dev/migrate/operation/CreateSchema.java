package dev.migrate.operation;

import java.util.Objects;

/**
 * Creates a schema.
 *
 * @param name the name
 * @param ifNotExists whether nothing happens where the name is taken
 */
public record CreateSchema(String name, boolean ifNotExists) implements Operation {

    public CreateSchema {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
