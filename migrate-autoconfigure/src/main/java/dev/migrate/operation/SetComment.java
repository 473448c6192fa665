package dev.migrate.operation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives something a comment, or takes it away.
 *
 * @param target what the comment is about
 * @param text the comment, {@code null} to take it away
 * @param was the comment as it was, for the reversal; {@code null} if not given
 */
public record SetComment(
        CommentTarget target,
        @Nullable String text,
        @Nullable PreviousComment was) implements Operation {

    public SetComment {
        Objects.requireNonNull(target, "target");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
