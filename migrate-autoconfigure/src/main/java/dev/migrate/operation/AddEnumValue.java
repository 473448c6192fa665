package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds a value to an enumerated type. PostgreSQL lets no statement of the same transaction use it.
 *
 * @param type the type
 * @param value the new value
 * @param neighbour the value that it stands beside, {@code null} to stand last
 * @param before whether it stands before its neighbour, else after
 * @param ifNotExists whether nothing happens where the name is taken
 */
public record AddEnumValue(
        QualifiedName type, String value, @Nullable String neighbour, boolean before, boolean ifNotExists)
        implements Operation {

    public AddEnumValue {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
