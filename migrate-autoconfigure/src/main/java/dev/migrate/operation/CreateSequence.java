package dev.migrate.operation;

import dev.migrate.schema.Sequence;
import java.util.Objects;

/**
 * Creates a sequence.
 *
 * @param definition the sequence
 * @param ifNotExists whether nothing happens where the name is taken
 * @param continuing whether the numbers go on behind those in the column that owns the sequence
 */
public record CreateSequence(Sequence definition, boolean ifNotExists, boolean continuing) implements Operation {

    public CreateSequence {
        Objects.requireNonNull(definition, "definition");
    }

    /** Creates a sequence that begins at its start. */
    public CreateSequence(Sequence definition, boolean ifNotExists) {
        this(definition, ifNotExists, false);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
