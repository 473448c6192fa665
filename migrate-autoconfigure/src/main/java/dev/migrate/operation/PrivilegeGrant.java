package dev.migrate.operation;

/** Refines {@link Grant}. */
public final class PrivilegeGrant extends Refinement<Grant> {

    PrivilegeGrant(Recorder recorder, Grant operation) {
        super(recorder, operation);
    }

    /** Lets the role pass the privileges on. */
    public PrivilegeGrant withGrantOption() {
        Grant grant = operation();
        replace(new Grant(grant.privileges(), grant.kind(), grant.name(), grant.roles(), true));
        return this;
    }
}
