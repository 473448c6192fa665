package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops something that is made by one operation and has a plain name.
 *
 * @param kind what it is
 * @param name the name
 * @param ifExists whether nothing happens where it does not exist
 * @param cascade whether what depends on it is dropped too
 * @param was the operation that makes it again, for the reversal; {@code null} if not given
 */
public record DropObject(
        ObjectKind kind,
        QualifiedName name,
        boolean ifExists,
        boolean cascade,
        @Nullable Operation was) implements Operation {

    public DropObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    DropObject withIfExists() {
        return new DropObject(this.kind, this.name, true, this.cascade, this.was);
    }

    DropObject withCascade() {
        return new DropObject(this.kind, this.name, this.ifExists, true, this.was);
    }

    DropObject withWas(Operation creation) {
        return new DropObject(this.kind, this.name, this.ifExists, this.cascade, creation);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
