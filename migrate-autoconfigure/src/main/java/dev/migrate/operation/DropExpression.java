package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Makes a stored generated column a plain one that keeps its values.
 *
 * @param table the table
 * @param column the name of the column
 * @param ifExists whether nothing happens where it does not exist
 */
public record DropExpression(QualifiedName table, String column, boolean ifExists) implements Operation {

    public DropExpression {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
