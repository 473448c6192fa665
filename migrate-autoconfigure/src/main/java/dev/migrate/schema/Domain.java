package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A domain: a type with rules.
 *
 * @param name the name
 * @param type the type that it is made of
 * @param nullable whether it takes NULL
 * @param defaultValue the default of columns of this type, {@code null} for none
 * @param collation the collation, {@code null} for that of the type
 * @param checks its rules; the value is called {@code value} in them
 */
public record Domain(
        QualifiedName name,
        DataType type,
        boolean nullable,
        @Nullable ColumnDefault defaultValue,
        @Nullable QualifiedName collation,
        List<Check> checks) {

    /** Checks what is given and keeps copies. */
    public Domain {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        checks = List.copyOf(checks);
    }
}
