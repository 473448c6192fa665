package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a column another default, or none. Rows that exist keep their values.
 *
 * @param table the table
 * @param column the name of the column
 * @param newDefault the new default, {@code null} to drop it
 * @param was the column as it was, for the reversal; {@code null} if not given
 */
public record AlterColumnDefault(
        QualifiedName table,
        String column,
        @Nullable ColumnDefault newDefault,
        @Nullable Column was) implements Operation {

    public AlterColumnDefault {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
