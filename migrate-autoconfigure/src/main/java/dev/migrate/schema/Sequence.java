package dev.migrate.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param name the name
 * @param type {@code smallint}, {@code integer} or {@code bigint}; {@code null} for {@code bigint}
 * @param options how it counts
 * @param ownerTable the table that it is dropped with, {@code null} for none
 * @param ownerColumn the column that it is dropped with, {@code null} for none
 */
public record Sequence(
        QualifiedName name,
        @Nullable DataType type,
        SequenceOptions options,
        @Nullable QualifiedName ownerTable,
        @Nullable String ownerColumn) {

    public Sequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }
}
