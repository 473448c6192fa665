package dev.migrate.operation;

import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * Inserts rows of constant values.
 *
 * @param table the table
 * @param columns the columns
 * @param rows the rows; a value that is an expression is trusted SQL
 */
public record BulkInsert(QualifiedName table, List<String> columns, List<List<ColumnDefault>> rows)
        implements Operation {

    /** Checks what is given and keeps copies. */
    public BulkInsert {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
