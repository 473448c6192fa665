package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a column another type.
 *
 * @param table the table
 * @param column the name of the column
 * @param type the new type
 * @param collation the new collation, {@code null} for that of the type
 * @param using trusted SQL that computes the new value from the old one, {@code null} for a plain conversion
 * @param was the column as it was, for the reversal; {@code null} if not given
 */
public record AlterColumnType(
        QualifiedName table,
        String column,
        DataType type,
        @Nullable QualifiedName collation,
        @Nullable String using,
        @Nullable Column was)
        implements Operation {

    public AlterColumnType {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
