package dev.migrate.operation;

import dev.migrate.schema.Sequence;

/** Refines {@link DropObject} where the sequence is described, so that the drop can be reversed. */
public final class KnownSequenceDrop extends SequenceWords<DropObject, KnownSequenceDrop> {

    private Sequence sequence;

    KnownSequenceDrop(Recorder recorder, Sequence sequence) {
        super(recorder, new DropObject(ObjectKind.SEQUENCE, sequence.name(), false, false, creation(sequence)));
        this.sequence = sequence;
    }

    /** Does nothing where it does not exist. */
    public KnownSequenceDrop ifExists() {
        replace(operation().withIfExists());
        return this;
    }

    /** Drops what depends on it too. */
    public KnownSequenceDrop cascade() {
        replace(operation().withCascade());
        return this;
    }

    @Override
    Sequence sequence() {
        return this.sequence;
    }

    @Override
    KnownSequenceDrop change(Sequence changed) {
        this.sequence = changed;
        replace(operation().withWas(creation(changed)));
        return this;
    }

    private static CreateSequence creation(Sequence sequence) {
        return new CreateSequence(sequence, false, sequence.ownerColumn() != null);
    }
}
