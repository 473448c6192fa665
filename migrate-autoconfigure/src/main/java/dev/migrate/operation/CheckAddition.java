package dev.migrate.operation;

import dev.migrate.schema.Check;

/** Refines {@link AddConstraint} for a check constraint. */
public final class CheckAddition extends Refinement<AddConstraint> {

    CheckAddition(Recorder recorder, AddConstraint operation) {
        super(recorder, operation);
    }

    /** Does not check the rows that exist until the constraint is validated. */
    public CheckAddition notValid() {
        return change(constraint().notValid());
    }

    /** Keeps the constraint from tables that inherit. */
    public CheckAddition noInherit() {
        return change(constraint().noInherit());
    }

    private Check constraint() {
        return (Check) operation().definition();
    }

    private CheckAddition change(Check constraint) {
        replace(new AddConstraint(operation().table(), constraint));
        return this;
    }
}
