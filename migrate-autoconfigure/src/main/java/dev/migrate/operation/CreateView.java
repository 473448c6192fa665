package dev.migrate.operation;

import dev.migrate.schema.View;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates a view.
 *
 * @param definition the view
 * @param orReplace whether one of this name is replaced
 * @param orRecreate whether one of this name is dropped first where PostgreSQL cannot replace it, which is where the new
 *     one has less columns or other ones; what depends on it stops that, and its privileges go
 * @param was the view that is replaced, for the reversal; {@code null} if not given
 */
public record CreateView(
        View definition,
        boolean orReplace,
        boolean orRecreate,
        @Nullable View was) implements Operation {

    public CreateView {
        Objects.requireNonNull(definition, "definition");
    }

    /** Creates a view that PostgreSQL has to be able to put in place of one of this name, if that is allowed at all. */
    public CreateView(View definition, boolean orReplace, @Nullable View was) {
        this(definition, orReplace, false, was);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
