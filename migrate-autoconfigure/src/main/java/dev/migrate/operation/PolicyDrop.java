package dev.migrate.operation;

/** Refines {@link DropPolicy}. */
public final class PolicyDrop extends Refinement<DropPolicy> {

    PolicyDrop(Recorder recorder, DropPolicy operation) {
        super(recorder, operation);
    }

    /** Does nothing where the policy does not exist. */
    public PolicyDrop ifExists() {
        DropPolicy drop = operation();
        replace(new DropPolicy(drop.table(), drop.name(), true, drop.was()));
        return this;
    }
}
