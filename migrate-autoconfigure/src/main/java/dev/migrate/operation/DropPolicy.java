package dev.migrate.operation;

import dev.migrate.schema.Policy;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops a row-level security policy.
 *
 * @param table the table
 * @param name the name
 * @param ifExists whether nothing happens where it does not exist
 * @param was the policy as it was, for the reversal; {@code null} if not given
 */
public record DropPolicy(
        QualifiedName table,
        String name,
        boolean ifExists,
        @Nullable Policy was) implements Operation {

    public DropPolicy {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
