package dev.migrate.operation;

import dev.migrate.schema.Domain;
import java.util.Objects;

/**
 * Creates a domain.
 *
 * @param definition the domain
 */
public record CreateDomain(Domain definition) implements Operation {

    public CreateDomain {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
