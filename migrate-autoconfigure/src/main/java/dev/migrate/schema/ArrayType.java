package dev.migrate.schema;

import java.util.Objects;

/**
 * An array type. PostgreSQL keeps neither the number of dimensions nor their sizes.
 *
 * @param element the type of the elements
 */
public record ArrayType(DataType element) implements DataType {

    public ArrayType {
        Objects.requireNonNull(element, "element");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
