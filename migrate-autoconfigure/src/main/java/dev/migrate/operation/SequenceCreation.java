package dev.migrate.operation;

import dev.migrate.schema.DataType;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import java.util.function.UnaryOperator;

/** Refines {@link CreateSequence}. */
public final class SequenceCreation extends Refinement<CreateSequence> {

    SequenceCreation(Recorder recorder, CreateSequence operation) {
        super(recorder, operation);
    }

    /** Does nothing where the name is taken. */
    public SequenceCreation ifNotExists() {
        replace(new CreateSequence(operation().definition(), true));
        return this;
    }

    /** Chooses {@code smallint}, {@code integer} or {@code bigint}. */
    public SequenceCreation as(DataType type) {
        Sequence was = operation().definition();
        return change(new Sequence(was.name(), type, was.options(), was.ownerTable(), was.ownerColumn()));
    }

    /** Says how it counts: {@code options(o -> o.start(100).increment(10))}. */
    public SequenceCreation options(UnaryOperator<SequenceOptions> change) {
        Sequence was = operation().definition();
        SequenceOptions options = change.apply(was.options());
        return change(new Sequence(was.name(), was.type(), options, was.ownerTable(), was.ownerColumn()));
    }

    /** Drops the sequence with a column of a table in the same schema. */
    public SequenceCreation ownedBy(String table, String column) {
        Sequence was = operation().definition();
        return change(
                new Sequence(was.name(), was.type(), was.options(), was.name().sibling(table), column));
    }

    private SequenceCreation change(Sequence sequence) {
        replace(new CreateSequence(sequence, operation().ifNotExists()));
        return this;
    }
}
