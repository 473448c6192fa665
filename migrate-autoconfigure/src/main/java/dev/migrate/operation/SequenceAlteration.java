package dev.migrate.operation;

import dev.migrate.schema.SequenceOptions;
import java.util.function.UnaryOperator;

/** Refines {@link AlterSequence}. */
public final class SequenceAlteration extends Refinement<AlterSequence> {

    SequenceAlteration(Recorder recorder, AlterSequence operation) {
        super(recorder, operation);
    }

    /** Says how the sequence counted before, at least where it changes, so that the change can be reversed. */
    public SequenceAlteration was(UnaryOperator<SequenceOptions> before) {
        SequenceOptions options = before.apply(new SequenceOptions());
        replace(new AlterSequence(operation().name(), operation().options(), options));
        return this;
    }
}
