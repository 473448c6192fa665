package dev.migrate.autogenerate;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What changes about existing tables, so that foreign keys cannot lean on it all the time. */
final class Unsettled {

    private final Map<QualifiedName, Set<String>> columns = new HashMap<>();
    private final Map<QualifiedName, Set<Set<String>>> keys = new HashMap<>();

    /** Notes that a column is added, replaced or gets a type of another kind. */
    void column(QualifiedName table, String column) {
        this.columns.computeIfAbsent(table, name -> new HashSet<>()).add(column);
    }

    /** Notes that a key is added or dropped. */
    void key(QualifiedName table, Collection<String> keyColumns) {
        this.keys.computeIfAbsent(table, name -> new HashSet<>()).add(Set.copyOf(keyColumns));
    }

    /** Tells whether a foreign key has to be away while the tables change. */
    boolean concerns(QualifiedName table, ForeignKey key) {
        return changes(table, key.columns()) || refersToChange(key);
    }

    /** Tells whether what a foreign key refers to changes. */
    boolean refersToChange(ForeignKey key) {
        return changes(key.referencedTable(), key.referencedColumns())
                || this.keys
                        .getOrDefault(key.referencedTable(), Set.of())
                        .contains(Set.copyOf(key.referencedColumns()));
    }

    private boolean changes(QualifiedName table, Collection<String> names) {
        Set<String> changing = this.columns.getOrDefault(table, Set.of());
        return names.stream().anyMatch(changing::contains);
    }
}
