package dev.migrate.operation;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs Java code on the migration's own connection, in its transaction. It has no SQL text, so an offline script cannot
 * hold it.
 *
 * @param description what it does, for reports; {@code null} if not given
 * @param code what is run
 */
public record RunCode(@Nullable String description, Consumer<JdbcClient> code) implements Operation {

    public RunCode {
        Objects.requireNonNull(code, "code");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
