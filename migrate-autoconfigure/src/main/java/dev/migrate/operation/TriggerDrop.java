package dev.migrate.operation;

/** Refines {@link DropTrigger}. */
public final class TriggerDrop extends Refinement<DropTrigger> {

    TriggerDrop(Recorder recorder, DropTrigger operation) {
        super(recorder, operation);
    }

    /** Does nothing where the trigger does not exist. */
    public TriggerDrop ifExists() {
        DropTrigger drop = operation();
        replace(new DropTrigger(drop.table(), drop.name(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on the trigger too. */
    public TriggerDrop cascade() {
        DropTrigger drop = operation();
        replace(new DropTrigger(drop.table(), drop.name(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
