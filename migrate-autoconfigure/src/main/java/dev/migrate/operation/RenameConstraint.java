package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Renames a constraint, and the index behind it.
 *
 * @param table the table
 * @param name the name
 * @param newName the new name
 */
public record RenameConstraint(QualifiedName table, String name, String newName) implements Operation {

    public RenameConstraint {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(newName, "newName");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
