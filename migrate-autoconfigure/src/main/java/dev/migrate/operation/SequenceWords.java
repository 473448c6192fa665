package dev.migrate.operation;

import dev.migrate.schema.DataType;
import dev.migrate.schema.Sequence;

/**
 * The words that say what a sequence is or was.
 *
 * @param <O> the operation that is refined
 * @param <S> the class that has the words
 */
abstract class SequenceWords<O extends Operation, S> extends Refinement<O> {

    SequenceWords(Recorder recorder, O operation) {
        super(recorder, operation);
    }

    abstract Sequence sequence();

    abstract S change(Sequence sequence);

    /** Chooses {@code smallint}, {@code integer} or {@code bigint}. */
    public S as(DataType type) {
        Sequence was = sequence();
        return change(new Sequence(was.name(), type, was.options(), was.ownerTable(), was.ownerColumn()));
    }

    /** Drops the sequence with a column of a table in the same schema. */
    public S ownedBy(String table, String column) {
        Sequence was = sequence();
        return change(
                new Sequence(was.name(), was.type(), was.options(), was.name().sibling(table), column));
    }
}
