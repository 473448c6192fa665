package dev.migrate.postgres;

import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.SetComment;
import java.util.Locale;
import java.util.Objects;

/** Writes statements about comments. */
final class CommentDdl {

    private CommentDdl() {}

    static String render(SetComment operation) {
        String text = operation.text();
        return "comment on " + target(operation.target()) + " is " + (text == null ? "null" : Literals.text(text));
    }

    private static String target(CommentTarget target) {
        String name = Identifiers.quote(target.name());
        return switch (target.kind()) {
            case COLUMN -> "column " + name + "." + part(target);
            case CONSTRAINT -> "constraint " + part(target) + " on " + name;
            default -> target.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
        };
    }

    private static String part(CommentTarget target) {
        return Identifiers.quote(Objects.requireNonNull(target.part()));
    }
}
