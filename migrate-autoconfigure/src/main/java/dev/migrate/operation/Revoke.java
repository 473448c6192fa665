package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * Takes privileges away.
 *
 * @param privileges the privileges, trusted SQL
 * @param kind what it is about
 * @param name the name
 * @param roles who loses them
 * @param cascade whether what depends on it is dropped too
 */
public record Revoke(List<String> privileges, ObjectKind kind, QualifiedName name, List<String> roles, boolean cascade)
        implements Operation {

    /** Checks what is given and keeps copies. */
    public Revoke {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        privileges = List.copyOf(privileges);
        roles = List.copyOf(roles);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
