package dev.migrate.operation;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Adds a constraint to a table.
 *
 * @param table the table
 * @param definition the constraint, with its name
 */
public record AddConstraint(QualifiedName table, Constraint definition) implements Operation {

    public AddConstraint {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
