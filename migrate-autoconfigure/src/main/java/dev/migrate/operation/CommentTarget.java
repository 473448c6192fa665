package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a comment is about.
 *
 * @param kind the kind of thing
 * @param name its name, or that of its table
 * @param part the column or constraint of the table, {@code null} for other kinds
 */
public record CommentTarget(
        Kind kind, QualifiedName name, @Nullable String part) {

    public CommentTarget {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        if ((part != null) != (kind == Kind.COLUMN || kind == Kind.CONSTRAINT)) {
            throw new IllegalArgumentException("Only a column and a constraint are parts: " + kind + " " + part);
        }
    }

    /** Returns the target in words: {@code column "name" of "users"}. */
    String describe() {
        String words = this.kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return this.part == null
                ? words + " \"" + this.name + "\""
                : words + " \"" + this.part + "\" of \"" + this.name + "\"";
    }

    /** The kinds of things that the vocabulary can comment on. */
    public enum Kind {
        TABLE,
        COLUMN,
        CONSTRAINT,
        INDEX,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE,
        TYPE,
        DOMAIN,
        SCHEMA,
        EXTENSION
    }
}
