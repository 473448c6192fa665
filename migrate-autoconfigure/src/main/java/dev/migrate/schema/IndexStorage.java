package dev.migrate.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the index behind a primary key, a unique or an exclusion constraint is made of beside its columns.
 *
 * @param include the columns that are carried along
 * @param with storage parameters, such as {@code fillfactor}, sorted by name
 * @param tablespace the tablespace, {@code null} for the default one
 */
public record IndexStorage(
        List<String> include,
        Map<String, String> with,
        @Nullable String tablespace) {

    /** Keeps copies. */
    public IndexStorage {
        include = List.copyOf(include);
        with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    }

    /** Creates one that holds nothing. */
    public IndexStorage() {
        this(List.of(), Map.of(), null);
    }

    /** Returns this with columns that are carried along. */
    public IndexStorage withInclude(List<String> columns) {
        return new IndexStorage(columns, this.with, this.tablespace);
    }

    /** Returns this with a further storage parameter. */
    public IndexStorage withParameter(String name, String value) {
        TreeMap<String, String> parameters = new TreeMap<>(this.with);
        parameters.put(name, value);
        return new IndexStorage(this.include, parameters, this.tablespace);
    }

    /** Returns this with a tablespace. */
    public IndexStorage withTablespace(String name) {
        return new IndexStorage(this.include, this.with, name);
    }
}
