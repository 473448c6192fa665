package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes how a sequence counts.
 *
 * @param name the name
 * @param options how from now on; what is {@code null} stays as it is
 * @param was the options as they were, for the reversal; {@code null} if not given
 */
public record AlterSequence(
        QualifiedName name,
        SequenceOptions options,
        @Nullable SequenceOptions was) implements Operation {

    public AlterSequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
