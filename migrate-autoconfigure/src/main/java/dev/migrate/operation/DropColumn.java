package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops a column with its indexes and constraints.
 *
 * @param table the table
 * @param column the name of the column
 * @param ifExists whether nothing happens where it does not exist
 * @param cascade whether what depends on it is dropped too
 * @param was the column as it was, with named constraints, for the reversal; {@code null} if not given
 */
public record DropColumn(
        QualifiedName table,
        String column,
        boolean ifExists,
        boolean cascade,
        @Nullable Column was) implements Operation {

    public DropColumn {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
