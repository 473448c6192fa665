package dev.migrate.operation;

import dev.migrate.schema.PrimaryKey;

/** Refines {@link AddConstraint} for a primary key. */
public final class PrimaryKeyAddition extends Refinement<AddConstraint> {

    PrimaryKeyAddition(Recorder recorder, AddConstraint operation) {
        super(recorder, operation);
    }

    /** Checks at once, unless a transaction defers it. */
    public PrimaryKeyAddition deferrable() {
        return change(constraint().deferrable());
    }

    /** Checks at the end of a transaction. */
    public PrimaryKeyAddition initiallyDeferred() {
        return change(constraint().initiallyDeferred());
    }

    /** Carries columns along in the index. */
    public PrimaryKeyAddition include(String... columns) {
        return change(constraint().include(columns));
    }

    /** Sets a storage parameter of the index, such as {@code fillfactor}. */
    public PrimaryKeyAddition with(String parameter, Object value) {
        return change(constraint().with(parameter, value));
    }

    /** Chooses a tablespace for the index. */
    public PrimaryKeyAddition tablespace(String tablespace) {
        return change(constraint().tablespace(tablespace));
    }

    private PrimaryKey constraint() {
        return (PrimaryKey) operation().definition();
    }

    private PrimaryKeyAddition change(PrimaryKey constraint) {
        replace(new AddConstraint(operation().table(), constraint));
        return this;
    }
}
