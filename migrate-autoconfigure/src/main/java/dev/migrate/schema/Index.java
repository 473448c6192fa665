package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param name the name; an index always lives in the schema of its table
 * @param table the table
 * @param keys what it sorts by
 * @param unique whether it refuses equal keys
 * @param nullsDistinct whether two NULLs differ in a unique index; if not, PostgreSQL 15 or later is needed
 * @param method the method, {@code null} for {@code btree}, PostgreSQL's default
 * @param where trusted SQL that limits the index to some rows, {@code null} for all
 * @param storage included columns, storage parameters and tablespace
 */
public record Index(
        String name,
        QualifiedName table,
        List<IndexKey> keys,
        boolean unique,
        boolean nullsDistinct,
        @Nullable String method,
        @Nullable String where,
        IndexStorage storage) {

    /** Checks what is given and keeps a copy of the keys. */
    public Index {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
        keys = List.copyOf(keys);
        Objects.requireNonNull(storage, "storage");
    }

    /** Creates a plain index. */
    public Index(String name, QualifiedName table, List<IndexKey> keys) {
        this(name, table, keys, false, true, null, null, new IndexStorage());
    }

    /** Returns the name with the schema of the table. */
    public QualifiedName qualifiedName() {
        return this.table.sibling(this.name);
    }

    /** Returns this index under another name. */
    public Index named(String replacement) {
        return new Index(
                replacement,
                this.table,
                this.keys,
                this.unique,
                this.nullsDistinct,
                this.method,
                this.where,
                this.storage);
    }

    /** Returns this index, refusing equal keys. */
    public Index asUnique() {
        return new Index(
                this.name, this.table, this.keys, true, this.nullsDistinct, this.method, this.where, this.storage);
    }

    /** Returns this index with NULL equal to NULL. */
    public Index withNullsNotDistinct() {
        return new Index(this.name, this.table, this.keys, this.unique, false, this.method, this.where, this.storage);
    }

    /** Returns this index with a method. */
    public Index withMethod(String replacement) {
        return new Index(
                this.name,
                this.table,
                this.keys,
                this.unique,
                this.nullsDistinct,
                replacement,
                this.where,
                this.storage);
    }

    /** Returns this index, limited to some rows. */
    public Index withWhere(String replacement) {
        return new Index(
                this.name,
                this.table,
                this.keys,
                this.unique,
                this.nullsDistinct,
                this.method,
                replacement,
                this.storage);
    }

    /** Returns this index with other storage. */
    public Index withStorage(IndexStorage replacement) {
        return new Index(
                this.name,
                this.table,
                this.keys,
                this.unique,
                this.nullsDistinct,
                this.method,
                this.where,
                replacement);
    }
}
