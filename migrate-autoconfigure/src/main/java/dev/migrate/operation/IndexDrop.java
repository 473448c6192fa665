package dev.migrate.operation;

/** Refines {@link DropIndex}. */
public final class IndexDrop extends Refinement<DropIndex> {

    IndexDrop(Recorder recorder, DropIndex operation) {
        super(recorder, operation);
    }

    /** Leaves the table open meanwhile. PostgreSQL cannot do that in a transaction. */
    public IndexDrop concurrently() {
        DropIndex drop = operation();
        replace(new DropIndex(drop.name(), true, drop.ifExists(), drop.cascade(), drop.was()));
        return this;
    }

    /** Does nothing where the index does not exist. */
    public IndexDrop ifExists() {
        DropIndex drop = operation();
        replace(new DropIndex(drop.name(), drop.concurrently(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on the index too. */
    public IndexDrop cascade() {
        DropIndex drop = operation();
        replace(new DropIndex(drop.name(), drop.concurrently(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
