package dev.migrate.schema;

import java.util.Objects;

/**
 * A type known by its name: an enumerated type, a domain, a composite type, or a type of an extension.
 *
 * @param name the name, quoted when it becomes SQL
 */
public record NamedType(QualifiedName name) implements DataType {

    public NamedType {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
