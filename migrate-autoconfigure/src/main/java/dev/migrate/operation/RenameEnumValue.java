package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Renames a value of an enumerated type.
 *
 * @param type the type
 * @param value the value
 * @param newValue the new value
 */
public record RenameEnumValue(QualifiedName type, String value, String newValue) implements Operation {

    public RenameEnumValue {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(newValue, "newValue");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
