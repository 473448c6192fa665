package dev.migrate.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, index, type or another thing that lives in a schema. Names are taken as they are: nothing is
 * split at a dot or folded to lower case, and they are quoted when they become SQL.
 *
 * @param schema the schema, or {@code null} for the one that PostgreSQL's search path gives
 * @param name the name within the schema
 */
public record QualifiedName(@Nullable String schema, String name) {

    public QualifiedName {
        Objects.requireNonNull(name, "name");
    }

    /** Returns the same name in a schema, or this one if it has a schema already or none is given. */
    public QualifiedName orIn(@Nullable String otherSchema) {
        return this.schema == null && otherSchema != null ? new QualifiedName(otherSchema, this.name) : this;
    }

    /** Returns another name in the same schema. */
    public QualifiedName sibling(String otherName) {
        return new QualifiedName(this.schema, otherName);
    }

    /** Returns the name for a message: without quotes, with a dot after the schema. */
    @Override
    public String toString() {
        return this.schema == null ? this.name : this.schema + "." + this.name;
    }
}
