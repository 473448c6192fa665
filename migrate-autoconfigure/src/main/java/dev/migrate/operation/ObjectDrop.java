package dev.migrate.operation;

/** Refines {@link DropObject}. */
public final class ObjectDrop extends Refinement<DropObject> {

    ObjectDrop(Recorder recorder, DropObject operation) {
        super(recorder, operation);
    }

    /** Does nothing where it does not exist. */
    public ObjectDrop ifExists() {
        replace(operation().withIfExists());
        return this;
    }

    /** Drops what depends on it too. */
    public ObjectDrop cascade() {
        replace(operation().withCascade());
        return this;
    }
}
