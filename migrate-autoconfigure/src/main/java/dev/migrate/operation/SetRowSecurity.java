package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Switches row-level security of a table.
 *
 * @param table the table
 * @param mode on or off, and for whom
 */
public record SetRowSecurity(QualifiedName table, RowSecurity mode) implements Operation {

    public SetRowSecurity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(mode, "mode");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
