package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Lets a column take NULL, or no longer.
 *
 * @param table the table
 * @param column the name of the column
 * @param nullable whether it takes NULL from now on
 */
public record AlterColumnNullability(QualifiedName table, String column, boolean nullable) implements Operation {

    public AlterColumnNullability {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
