package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the name, {@code null} if the naming convention shall give one
 * @param columns the columns; empty if an existing index gives them
 * @param nullsDistinct whether two NULLs differ; if not, PostgreSQL 15 or later is needed
 * @param checkTime when it is checked
 * @param storage what its index is made of
 * @param usingIndex an existing unique index that becomes the constraint, {@code null} to build one
 */
public record Unique(
        @Nullable String name,
        List<String> columns,
        boolean nullsDistinct,
        CheckTime checkTime,
        IndexStorage storage,
        @Nullable String usingIndex)
        implements Constraint {

    /** Checks what is given and keeps a copy of the columns. */
    public Unique {
        columns = List.copyOf(columns);
        Objects.requireNonNull(checkTime, "checkTime");
        Objects.requireNonNull(storage, "storage");
    }

    /** Creates a plain one without a name. */
    public Unique(List<String> columns) {
        this(null, columns, true, CheckTime.NOT_DEFERRABLE, new IndexStorage(), null);
    }

    @Override
    public Unique named(@Nullable String replacement) {
        return new Unique(replacement, this.columns, this.nullsDistinct, this.checkTime, this.storage, this.usingIndex);
    }

    /** Returns this constraint with NULL equal to NULL, PostgreSQL 15 and later. */
    public Unique nullsNotDistinct() {
        return new Unique(this.name, this.columns, false, this.checkTime, this.storage, this.usingIndex);
    }

    /** Returns this constraint, checked at once unless a transaction defers it. */
    public Unique deferrable() {
        return withCheckTime(CheckTime.INITIALLY_IMMEDIATE);
    }

    /** Returns this constraint, checked at the end of a transaction. */
    public Unique initiallyDeferred() {
        return withCheckTime(CheckTime.INITIALLY_DEFERRED);
    }

    /** Returns this constraint with columns that its index carries along. */
    public Unique include(String... included) {
        return withStorage(this.storage.withInclude(List.of(included)));
    }

    /** Returns this constraint with a storage parameter of its index, such as {@code fillfactor}. */
    public Unique with(String parameter, Object value) {
        return withStorage(this.storage.withParameter(parameter, value.toString()));
    }

    /** Returns this constraint with a tablespace for its index. */
    public Unique tablespace(String tablespace) {
        return withStorage(this.storage.withTablespace(tablespace));
    }

    /** Returns this constraint on a unique index that exists already and gets the name of the constraint. */
    public Unique usingIndex(String index) {
        return new Unique(this.name, this.columns, this.nullsDistinct, this.checkTime, this.storage, index);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    private Unique withCheckTime(CheckTime replacement) {
        return new Unique(this.name, this.columns, this.nullsDistinct, replacement, this.storage, this.usingIndex);
    }

    private Unique withStorage(IndexStorage replacement) {
        return new Unique(this.name, this.columns, this.nullsDistinct, this.checkTime, replacement, this.usingIndex);
    }
}
