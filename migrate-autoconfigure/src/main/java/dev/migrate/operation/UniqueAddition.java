package dev.migrate.operation;

import dev.migrate.schema.Unique;

/** Refines {@link AddConstraint} for a unique constraint. */
public final class UniqueAddition extends Refinement<AddConstraint> {

    UniqueAddition(Recorder recorder, AddConstraint operation) {
        super(recorder, operation);
    }

    /** Takes NULL as equal to NULL, PostgreSQL 15 and later. */
    public UniqueAddition nullsNotDistinct() {
        return change(constraint().nullsNotDistinct());
    }

    /** Checks at once, unless a transaction defers it. */
    public UniqueAddition deferrable() {
        return change(constraint().deferrable());
    }

    /** Checks at the end of a transaction. */
    public UniqueAddition initiallyDeferred() {
        return change(constraint().initiallyDeferred());
    }

    /** Carries columns along in the index. */
    public UniqueAddition include(String... columns) {
        return change(constraint().include(columns));
    }

    /** Sets a storage parameter of the index, such as {@code fillfactor}. */
    public UniqueAddition with(String parameter, Object value) {
        return change(constraint().with(parameter, value));
    }

    /** Chooses a tablespace for the index. */
    public UniqueAddition tablespace(String tablespace) {
        return change(constraint().tablespace(tablespace));
    }

    private Unique constraint() {
        return (Unique) operation().definition();
    }

    private UniqueAddition change(Unique constraint) {
        replace(new AddConstraint(operation().table(), constraint));
        return this;
    }
}
