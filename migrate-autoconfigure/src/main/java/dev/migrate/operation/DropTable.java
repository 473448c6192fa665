package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops a table with its indexes and constraints.
 *
 * @param table the table
 * @param ifExists whether nothing happens where it does not exist
 * @param cascade whether what depends on it is dropped too
 * @param was the table as it was, for the reversal; {@code null} if not given
 */
public record DropTable(
        QualifiedName table,
        boolean ifExists,
        boolean cascade,
        @Nullable Table was) implements Operation {

    public DropTable {
        Objects.requireNonNull(table, "table");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
