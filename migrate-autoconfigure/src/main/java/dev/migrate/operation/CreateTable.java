package dev.migrate.operation;

import dev.migrate.schema.Table;
import java.util.Objects;

/**
 * Creates a table.
 *
 * @param definition the table; its comments are set by statements of their own
 * @param ifNotExists whether nothing happens where the name is taken
 */
public record CreateTable(Table definition, boolean ifNotExists) implements Operation {

    public CreateTable {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
