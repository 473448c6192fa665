package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param name the name, {@code null} if the naming convention shall give one
 * @param columns the columns; empty if an existing index gives them
 * @param checkTime when it is checked
 * @param storage what its index is made of
 * @param usingIndex an existing unique index that becomes the key, {@code null} to build one
 */
public record PrimaryKey(
        @Nullable String name,
        List<String> columns,
        CheckTime checkTime,
        IndexStorage storage,
        @Nullable String usingIndex)
        implements Constraint {

    /** Checks what is given and keeps a copy of the columns. */
    public PrimaryKey {
        columns = List.copyOf(columns);
        Objects.requireNonNull(checkTime, "checkTime");
        Objects.requireNonNull(storage, "storage");
    }

    /** Creates a plain one without a name. */
    public PrimaryKey(List<String> columns) {
        this(null, columns, CheckTime.NOT_DEFERRABLE, new IndexStorage(), null);
    }

    @Override
    public PrimaryKey named(@Nullable String replacement) {
        return new PrimaryKey(replacement, this.columns, this.checkTime, this.storage, this.usingIndex);
    }

    /** Returns this key, checked at once unless a transaction defers it. */
    public PrimaryKey deferrable() {
        return new PrimaryKey(this.name, this.columns, CheckTime.INITIALLY_IMMEDIATE, this.storage, this.usingIndex);
    }

    /** Returns this key, checked at the end of a transaction. */
    public PrimaryKey initiallyDeferred() {
        return new PrimaryKey(this.name, this.columns, CheckTime.INITIALLY_DEFERRED, this.storage, this.usingIndex);
    }

    /** Returns this key with columns that its index carries along. */
    public PrimaryKey include(String... included) {
        return withStorage(this.storage.withInclude(List.of(included)));
    }

    /** Returns this key with a storage parameter of its index, such as {@code fillfactor}. */
    public PrimaryKey with(String parameter, Object value) {
        return withStorage(this.storage.withParameter(parameter, value.toString()));
    }

    /** Returns this key with a tablespace for its index. */
    public PrimaryKey tablespace(String tablespace) {
        return withStorage(this.storage.withTablespace(tablespace));
    }

    /** Returns this key on a unique index that exists already and gets the name of the key. */
    public PrimaryKey usingIndex(String index) {
        return new PrimaryKey(this.name, this.columns, this.checkTime, this.storage, index);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    private PrimaryKey withStorage(IndexStorage replacement) {
        return new PrimaryKey(this.name, this.columns, this.checkTime, replacement, this.usingIndex);
    }
}
