package dev.migrate.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a table is seldom given.
 *
 * @param persistence how long and how safely it keeps its rows
 * @param inherits the tables it inherits from
 * @param partitionBy trusted SQL that makes it a partitioned table, such as {@code range (at)}, or {@code null}
 * @param partitionOf the partitioned table that it is a part of, or {@code null}
 * @param partitionBound trusted SQL that says which part, such as {@code for values in (1)}, {@code null} without a parent
 * @param accessMethod the table access method, {@code null} for the server's default
 * @param with storage parameters, sorted by name
 * @param onCommit what a temporary table does at the end of a transaction, {@code null} for PostgreSQL's default
 * @param tablespace the tablespace, {@code null} for the default one
 */
public record TableOptions(
        Persistence persistence,
        List<QualifiedName> inherits,
        @Nullable String partitionBy,
        @Nullable QualifiedName partitionOf,
        @Nullable String partitionBound,
        @Nullable String accessMethod,
        Map<String, String> with,
        @Nullable OnCommit onCommit,
        @Nullable String tablespace) {

    /** Checks what is given and keeps copies. */
    public TableOptions {
        Objects.requireNonNull(persistence, "persistence");
        inherits = List.copyOf(inherits);
        with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    }

    /** Creates options that hold nothing. */
    public TableOptions() {
        this(Persistence.PERMANENT, List.of(), null, null, null, null, Map.of(), null, null);
    }

    /** How long and how safely a table keeps its rows. */
    public enum Persistence {
        PERMANENT,
        /** Without write-ahead log: emptied by a crash. */
        UNLOGGED,
        /** Gone at the end of the session. */
        TEMPORARY
    }

    /** What a temporary table does at the end of a transaction. */
    public enum OnCommit {
        PRESERVE_ROWS,
        DELETE_ROWS,
        DROP
    }

    /** Returns these options with a persistence. */
    public TableOptions withPersistence(Persistence value) {
        return new TableOptions(
                value,
                this.inherits,
                this.partitionBy,
                this.partitionOf,
                this.partitionBound,
                this.accessMethod,
                this.with,
                this.onCommit,
                this.tablespace);
    }

    /** Returns these options with the tables it inherits from. */
    public TableOptions withInherits(List<QualifiedName> tables) {
        return new TableOptions(
                this.persistence,
                tables,
                this.partitionBy,
                this.partitionOf,
                this.partitionBound,
                this.accessMethod,
                this.with,
                this.onCommit,
                this.tablespace);
    }

    /** Returns these options with a partition key. */
    public TableOptions withPartitionBy(String key) {
        return new TableOptions(
                this.persistence,
                this.inherits,
                key,
                this.partitionOf,
                this.partitionBound,
                this.accessMethod,
                this.with,
                this.onCommit,
                this.tablespace);
    }

    /** Returns these options with the table that it is a part of. */
    public TableOptions withPartitionOf(QualifiedName parent, String bound) {
        return new TableOptions(
                this.persistence,
                this.inherits,
                this.partitionBy,
                parent,
                bound,
                this.accessMethod,
                this.with,
                this.onCommit,
                this.tablespace);
    }

    /** Returns these options with a table access method. */
    public TableOptions withAccessMethod(String method) {
        return new TableOptions(
                this.persistence,
                this.inherits,
                this.partitionBy,
                this.partitionOf,
                this.partitionBound,
                method,
                this.with,
                this.onCommit,
                this.tablespace);
    }

    /** Returns these options with a further storage parameter. */
    public TableOptions withParameter(String name, String value) {
        TreeMap<String, String> parameters = new TreeMap<>(this.with);
        parameters.put(name, value);
        return new TableOptions(
                this.persistence,
                this.inherits,
                this.partitionBy,
                this.partitionOf,
                this.partitionBound,
                this.accessMethod,
                parameters,
                this.onCommit,
                this.tablespace);
    }

    /** Returns these options with what a temporary table does at the end of a transaction. */
    public TableOptions withOnCommit(OnCommit action) {
        return new TableOptions(
                this.persistence,
                this.inherits,
                this.partitionBy,
                this.partitionOf,
                this.partitionBound,
                this.accessMethod,
                this.with,
                action,
                this.tablespace);
    }

    /** Returns these options with a tablespace. */
    public TableOptions withTablespace(String name) {
        return new TableOptions(
                this.persistence,
                this.inherits,
                this.partitionBy,
                this.partitionOf,
                this.partitionBound,
                this.accessMethod,
                this.with,
                this.onCommit,
                name);
    }
}
