package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Checks the rows that exist against a constraint added as not valid.
 *
 * @param table the table
 * @param name the name of the constraint
 */
public record ValidateConstraint(QualifiedName table, String name) implements Operation {

    public ValidateConstraint {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
