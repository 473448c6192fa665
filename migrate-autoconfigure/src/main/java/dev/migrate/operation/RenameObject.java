package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Renames something that is no table, column or constraint.
 *
 * @param kind what it is
 * @param name the name
 * @param newName the new name
 */
public record RenameObject(ObjectKind kind, QualifiedName name, String newName) implements Operation {

    public RenameObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(newName, "newName");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
