package dev.migrate.operation;

import dev.migrate.schema.Policy;
import java.util.Objects;

/**
 * Creates a row-level security policy.
 *
 * @param definition the policy
 */
public record CreatePolicy(Policy definition) implements Operation {

    public CreatePolicy {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
