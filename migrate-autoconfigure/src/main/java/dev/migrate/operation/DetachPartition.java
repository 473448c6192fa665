package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a partition a table of its own.
 *
 * @param table the table
 * @param partition the partition
 * @param concurrently whether the partitioned table stays open meanwhile; not possible in a transaction
 * @param was the bound as it was, for the reversal; {@code null} if not given
 */
public record DetachPartition(
        QualifiedName table,
        QualifiedName partition,
        boolean concurrently,
        @Nullable String was) implements Operation {

    public DetachPartition {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(partition, "partition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
