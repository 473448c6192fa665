package dev.migrate.operation;

import dev.migrate.schema.Sequence;
import java.util.Objects;

/**
 * Creates a sequence.
 *
 * @param definition the sequence
 * @param ifNotExists whether nothing happens where the name is taken
 */
public record CreateSequence(Sequence definition, boolean ifNotExists) implements Operation {

    public CreateSequence {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
