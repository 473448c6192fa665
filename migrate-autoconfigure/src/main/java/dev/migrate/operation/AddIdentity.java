package dev.migrate.operation;

import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Numbers a column that exists by a sequence of its own. The numbers go on behind those of the rows that are there.
 *
 * @param table the table
 * @param column the name of the column
 * @param identity how
 */
public record AddIdentity(QualifiedName table, String column, Identity identity) implements Operation {

    public AddIdentity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(identity, "identity");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
