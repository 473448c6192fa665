package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type that every PostgreSQL has.
 *
 * @param kind which one
 * @param parameters what stands in parentheses after it, such as a length; empty for none
 * @param fields the fields that an interval is restricted to, {@code null} for none and for all other types
 */
public record BuiltInType(
        BuiltIn kind, List<Integer> parameters, @Nullable IntervalFields fields) implements DataType {

    /**
     * Checks the number of parameters.
     *
     * @throws IllegalArgumentException if the type does not take so many parameters, or fields
     */
    public BuiltInType {
        Objects.requireNonNull(kind, "kind");
        parameters = List.copyOf(parameters);
        if (parameters.size() > kind.maximumParameters()) {
            throw new IllegalArgumentException("The type " + kind.sql() + " takes at most " + kind.maximumParameters()
                    + " parameters, not " + parameters.size());
        }
        if (fields != null && kind != BuiltIn.INTERVAL) {
            throw new IllegalArgumentException("The type " + kind.sql() + " has no fields");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
