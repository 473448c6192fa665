package dev.migrate.operation;

/** Refines {@link DropObject}. */
public final class ObjectDrop extends Refinement<DropObject> {

    ObjectDrop(Recorder recorder, DropObject operation) {
        super(recorder, operation);
    }

    /** Does nothing where it does not exist. */
    public ObjectDrop ifExists() {
        DropObject drop = operation();
        replace(new DropObject(drop.kind(), drop.name(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on it too. */
    public ObjectDrop cascade() {
        DropObject drop = operation();
        replace(new DropObject(drop.kind(), drop.name(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
