package dev.migrate.operation;

import dev.migrate.schema.Trigger;

/** Refines {@link CreateTrigger}. */
public final class TriggerCreation extends Refinement<CreateTrigger> {

    TriggerCreation(Recorder recorder, CreateTrigger operation) {
        super(recorder, operation);
    }

    /** Replaces a trigger of this name. Without {@link #replacing} that cannot be reversed. */
    public TriggerCreation orReplace() {
        replace(new CreateTrigger(operation().definition(), true, operation().was()));
        return this;
    }

    /** Replaces a trigger that was this one, so that it can be reversed. The texts are trusted SQL. */
    public TriggerCreation replacing(String event, String action) {
        Trigger trigger = operation().definition();
        Trigger was = new Trigger(trigger.name(), trigger.table(), event, action);
        replace(new CreateTrigger(trigger, true, was));
        return this;
    }
}
