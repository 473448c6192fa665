package dev.migrate.operation;

import dev.migrate.schema.View;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates a view.
 *
 * @param definition the view
 * @param orReplace whether one of this name is replaced
 * @param was the view that is replaced, for the reversal; {@code null} if not given
 */
public record CreateView(
        View definition, boolean orReplace, @Nullable View was) implements Operation {

    public CreateView {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
