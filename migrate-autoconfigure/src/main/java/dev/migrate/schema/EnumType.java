package dev.migrate.schema;

import java.util.List;
import java.util.Objects;

/**
 * An enumerated type.
 *
 * @param name the name
 * @param values its values, in their order
 */
public record EnumType(QualifiedName name, List<String> values) {

    /** Checks what is given and keeps copies. */
    public EnumType {
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
    }
}
