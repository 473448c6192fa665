package dev.migrate.operation;

/** Refines {@link Revoke}. */
public final class PrivilegeRevocation extends Refinement<Revoke> {

    PrivilegeRevocation(Recorder recorder, Revoke operation) {
        super(recorder, operation);
    }

    /** Takes the privileges away too from those to whom the role has passed them on. */
    public PrivilegeRevocation cascade() {
        Revoke revoke = operation();
        replace(new Revoke(revoke.privileges(), revoke.kind(), revoke.name(), revoke.roles(), true));
        return this;
    }
}
