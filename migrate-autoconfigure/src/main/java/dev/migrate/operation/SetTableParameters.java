package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes storage parameters of a table. Those whose value is empty are reset.
 *
 * @param table the table
 * @param parameters the new values by name
 * @param was the values as they were, for the reversal; {@code null} if not given
 */
public record SetTableParameters(
        QualifiedName table,
        Map<String, String> parameters,
        @Nullable Map<String, String> was) implements Operation {

    /** Checks what is given and keeps copies. */
    public SetTableParameters {
        Objects.requireNonNull(table, "table");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        was = was == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(was));
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
