package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes how an identity column is numbered.
 *
 * @param table the table
 * @param column the name of the column
 * @param identity how from now on; options that are {@code null} stay as they are
 * @param was the column as it was, for the reversal; {@code null} if not given
 */
public record AlterIdentity(
        QualifiedName table,
        String column,
        Identity identity,
        @Nullable Column was) implements Operation {

    public AlterIdentity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(identity, "identity");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
