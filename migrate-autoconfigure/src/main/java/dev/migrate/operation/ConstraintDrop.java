package dev.migrate.operation;

/** Refines {@link DropConstraint}. */
public final class ConstraintDrop extends Refinement<DropConstraint> {

    ConstraintDrop(Recorder recorder, DropConstraint operation) {
        super(recorder, operation);
    }

    /** Does nothing where the constraint does not exist. */
    public ConstraintDrop ifExists() {
        DropConstraint drop = operation();
        replace(new DropConstraint(drop.table(), drop.name(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on the constraint too: foreign keys that refer to a key. */
    public ConstraintDrop cascade() {
        DropConstraint drop = operation();
        replace(new DropConstraint(drop.table(), drop.name(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
