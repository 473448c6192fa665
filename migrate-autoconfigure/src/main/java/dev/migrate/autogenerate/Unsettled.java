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

    private final Map<QualifiedName, Set<String>> lostColumns = new HashMap<>();
    private final Map<QualifiedName, Set<Set<String>>> lostKeys = new HashMap<>();

    /** Notes that a column is added, replaced or gets a type of another kind. */
    void column(QualifiedName table, String column) {
        this.columns.computeIfAbsent(table, name -> new HashSet<>()).add(column);
    }

    /** Notes that a key is added or dropped. */
    void key(QualifiedName table, Collection<String> keyColumns) {
        this.keys.computeIfAbsent(table, name -> new HashSet<>()).add(Set.copyOf(keyColumns));
    }

    /** Notes that a column is not there any more, or with a type of another family. */
    void lose(QualifiedName table, String column) {
        this.lostColumns.computeIfAbsent(table, name -> new HashSet<>()).add(column);
    }

    /** Notes that nothing makes these columns unique any more. */
    void loseKey(QualifiedName table, Collection<String> keyColumns) {
        this.lostKeys.computeIfAbsent(table, name -> new HashSet<>()).add(Set.copyOf(keyColumns));
    }

    /** Tells whether a foreign key that the model does not speak of can be there after the change. */
    boolean allows(QualifiedName table, ForeignKey key) {
        return !any(this.lostColumns, table, key.columns())
                && !any(this.lostColumns, key.referencedTable(), key.referencedColumns())
                && !this.lostKeys
                        .getOrDefault(key.referencedTable(), Set.of())
                        .contains(Set.copyOf(key.referencedColumns()));
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
        return any(this.columns, table, names);
    }

    private static boolean any(Map<QualifiedName, Set<String>> columns, QualifiedName table, Collection<String> names) {
        Set<String> noted = columns.getOrDefault(table, Set.of());
        return names.stream().anyMatch(noted::contains);
    }
}
