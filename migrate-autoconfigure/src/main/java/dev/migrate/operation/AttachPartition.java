package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Makes a table a partition of a partitioned table.
 *
 * @param table the table
 * @param partition the table that becomes a partition
 * @param bound trusted SQL that says which part: {@code for values in (1)}, {@code default}
 */
public record AttachPartition(QualifiedName table, QualifiedName partition, String bound) implements Operation {

    public AttachPartition {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(bound, "bound");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
