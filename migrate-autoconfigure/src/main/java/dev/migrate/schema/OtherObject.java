package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a schema holds and that no comparison understands: a view, a function, a trigger, a policy. It is named
 * so that a report can say that it is there.
 *
 * @param kind what it is, in lower-case words as SQL has them: {@code materialized view}, {@code trigger}
 * @param name its name, or that of its table; a function's has the types of its arguments in parentheses
 * @param part its name within its table, {@code null} for what stands for itself
 * @param uses the tables, views and columns that it uses
 */
public record OtherObject(
        String kind, QualifiedName name, @Nullable String part, List<Use> uses) {

    /** The kind of what a failed {@code CREATE INDEX CONCURRENTLY} leaves behind; its name is that of the index. */
    public static final String INVALID_INDEX = "invalid index";

    /** The kinds of what has a name among those of tables, and is read like one. */
    public static final Set<String> READ_LIKE_TABLES = Set.of("view", "materialized view", "foreign table");

    /** The kind of what has a name among those of tables, and holds no rows. */
    public static final String COMPOSITE_TYPE = "composite type";

    /** The kind of a check or foreign key that the server does not enforce; it is part of its table. */
    public static final String UNENFORCED = "constraint not enforced";

    /** Keeps a copy. */
    public OtherObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        uses = List.copyOf(uses);
    }

    /** Creates an object of which it is not known what it uses. */
    public OtherObject(String kind, QualifiedName name, @Nullable String part) {
        this(kind, name, part, List.of());
    }

    /**
     * A use of a table or a view, as {@code pg_depend} has it.
     *
     * @param relation the table or view
     * @param column its column, {@code null} for the whole
     * @param key whether it is the primary key that it uses: a view that groups by it and names other columns does
     * @param follows whether the object goes silently when what it uses is dropped, as a trigger goes with its table;
     *     otherwise PostgreSQL refuses to drop it
     */
    public record Use(QualifiedName relation, @Nullable String column, boolean key, boolean follows) {

        public Use {
            Objects.requireNonNull(relation, "relation");
        }

        /** Returns the same use of something that has other names. */
        public Use of(QualifiedName newRelation, @Nullable String newColumn) {
            return new Use(newRelation, newColumn, this.key, this.follows);
        }
    }

    /** Returns this object with other uses. */
    public OtherObject withUses(List<Use> newUses) {
        return new OtherObject(this.kind, this.name, this.part, newUses);
    }

    /** Returns the object in words: {@code trigger touch on public.users}. */
    @Override
    public String toString() {
        return this.part == null ? this.kind + " " + this.name : this.kind + " " + this.part + " on " + this.name;
    }
}
