package dev.migrate.operation;

import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops an index.
 *
 * @param name the name
 * @param concurrently whether the table stays open meanwhile; not possible in a transaction
 * @param ifExists whether nothing happens where it does not exist
 * @param cascade whether what depends on it is dropped too
 * @param was the index as it was, for the reversal; {@code null} if not given
 */
public record DropIndex(
        QualifiedName name,
        boolean concurrently,
        boolean ifExists,
        boolean cascade,
        @Nullable Index was) implements Operation {

    public DropIndex {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
