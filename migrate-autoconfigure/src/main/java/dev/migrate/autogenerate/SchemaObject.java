package dev.migrate.autogenerate;

import dev.migrate.schema.QualifiedName;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in a schema, as a comparison speaks of it.
 *
 * @param kind what it is
 * @param name its name, or that of its table if it is a part of one; without a schema in the default schema
 * @param part its own name if it is a part of a table, else {@code null}; a constraint of the model may have none yet
 */
public record SchemaObject(
        Kind kind, QualifiedName name, @Nullable String part) {

    /** Checks what is given. */
    public SchemaObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    static SchemaObject of(Kind kind, QualifiedName name) {
        return new SchemaObject(kind, name, null);
    }

    /** Returns the object in words: {@code column users.email}. */
    @Override
    public String toString() {
        return this.kind.words() + " " + this.name + (this.part == null ? "" : "." + this.part);
    }

    /** The kinds of things that are compared. */
    public enum Kind {
        SCHEMA,
        ENUM,
        DOMAIN,
        SEQUENCE,
        TABLE,
        COLUMN,
        PRIMARY_KEY,
        UNIQUE,
        CHECK,
        FOREIGN_KEY,
        EXCLUDE,
        INDEX;

        /** Returns the kind in words: {@code foreign key}. */
        public String words() {
            return switch (this) {
                case UNIQUE -> "unique constraint";
                case EXCLUDE -> "exclusion constraint";
                default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
            };
        }
    }
}
