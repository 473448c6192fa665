package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers an identity column no longer.
 *
 * @param table the table
 * @param column the name of the column
 * @param ifExists whether nothing happens where it does not exist
 * @param was the column as it was, for the reversal; {@code null} if not given
 */
public record DropIdentity(
        QualifiedName table,
        String column,
        boolean ifExists,
        @Nullable Column was) implements Operation {

    public DropIdentity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
