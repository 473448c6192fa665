package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * Gives privileges.
 *
 * @param privileges the privileges, trusted SQL: {@code select}, {@code update (email)}
 * @param kind what it is about
 * @param name the name
 * @param roles who gets them
 * @param grantOption whether they may pass them on
 */
public record Grant(
        List<String> privileges, ObjectKind kind, QualifiedName name, List<String> roles, boolean grantOption)
        implements Operation {

    /** Checks what is given and keeps copies. */
    public Grant {
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
