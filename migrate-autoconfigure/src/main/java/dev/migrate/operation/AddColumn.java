package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Adds a column to a table. Constraints of the column are operations of their own.
 *
 * @param table the table
 * @param column the column, without constraints
 * @param ifNotExists whether nothing happens where the name is taken
 */
public record AddColumn(QualifiedName table, Column column, boolean ifNotExists) implements Operation {

    public AddColumn {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
