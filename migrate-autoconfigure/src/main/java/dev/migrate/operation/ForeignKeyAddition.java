package dev.migrate.operation;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ReferentialAction;

/** Refines {@link AddConstraint} for a foreign key. */
public final class ForeignKeyAddition extends Refinement<AddConstraint> {

    ForeignKeyAddition(Recorder recorder, AddConstraint operation) {
        super(recorder, operation);
    }

    /**
     * Says what happens when the row referred to is deleted; with columns, {@code set null} and {@code set default}
     * change only these, PostgreSQL 15 and later.
     */
    public ForeignKeyAddition onDelete(ReferentialAction action, String... changedColumns) {
        return change(constraint().onDelete(action, changedColumns));
    }

    /** Says what happens when the row referred to gets another key. */
    public ForeignKeyAddition onUpdate(ReferentialAction action) {
        return change(constraint().onUpdate(action));
    }

    /** Takes NULL in all columns or in none. */
    public ForeignKeyAddition matchFull() {
        return change(constraint().matchFull());
    }

    /** Checks at once, unless a transaction defers it. */
    public ForeignKeyAddition deferrable() {
        return change(constraint().deferrable());
    }

    /** Checks at the end of a transaction. */
    public ForeignKeyAddition initiallyDeferred() {
        return change(constraint().initiallyDeferred());
    }

    /** Does not check the rows that exist until the constraint is validated. */
    public ForeignKeyAddition notValid() {
        return change(constraint().notValid());
    }

    private ForeignKey constraint() {
        return (ForeignKey) operation().definition();
    }

    private ForeignKeyAddition change(ForeignKey constraint) {
        replace(new AddConstraint(operation().table(), constraint));
        return this;
    }
}
