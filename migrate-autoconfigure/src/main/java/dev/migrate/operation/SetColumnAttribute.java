package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes how PostgreSQL keeps a column.
 *
 * @param table the table
 * @param column the name of the column
 * @param attribute what is changed
 * @param value the new value: a storage mode, a number, or a compression method
 * @param was the value as it was, for the reversal; {@code null} if not given
 */
public record SetColumnAttribute(
        QualifiedName table,
        String column,
        ColumnAttribute attribute,
        String value,
        @Nullable String was) implements Operation {

    public SetColumnAttribute {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
