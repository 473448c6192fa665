package dev.migrate.operation;

import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import java.util.function.UnaryOperator;

/** Refines {@link CreateSequence}. */
public final class SequenceCreation extends SequenceWords<CreateSequence, SequenceCreation> {

    SequenceCreation(Recorder recorder, CreateSequence operation) {
        super(recorder, operation);
    }

    /** Does nothing where the name is taken. */
    public SequenceCreation ifNotExists() {
        replace(new CreateSequence(sequence(), true));
        return this;
    }

    /** Says how it counts: {@code options(o -> o.start(100).increment(10))}. */
    public SequenceCreation options(UnaryOperator<SequenceOptions> change) {
        Sequence was = sequence();
        SequenceOptions options = change.apply(was.options());
        return change(new Sequence(was.name(), was.type(), options, was.ownerTable(), was.ownerColumn()));
    }

    @Override
    Sequence sequence() {
        return operation().definition();
    }

    @Override
    SequenceCreation change(Sequence sequence) {
        replace(new CreateSequence(sequence, operation().ifNotExists()));
        return this;
    }
}
