package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Moves a table to another schema, with its indexes, constraints and owned sequences.
 *
 * @param table the table
 * @param newSchema the schema it moves to
 */
public record SetTableSchema(QualifiedName table, String newSchema) implements Operation {

    public SetTableSchema {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(newSchema, "newSchema");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
