package dev.migrate.autogenerate;

import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds columns that a table loses and a new table has that refers to it or that it refers to: what comes of it when an entity
 * is split, or gets its own table for a subclass. Nothing but the person who did it knows which rows go there.
 */
final class MovedColumns {

    private MovedColumns() {}

    /** Returns remarks about columns that only the database has. */
    static Map<SchemaObject, String> remarks(DatabaseModel live, DatabaseModel wanted) {
        Map<SchemaObject, String> remarks = new HashMap<>();
        List<QualifiedName> present = live.tables().stream().map(Table::name).toList();
        List<Table> come = wanted.tables().stream()
                .filter(table -> !present.contains(table.name()))
                .toList();
        for (Table table : wanted.tables()) {
            List<Table> parts = come.stream()
                    .filter(part -> refers(part, table) || refers(table, part))
                    .toList();
            live.tables().stream()
                    .filter(was -> was.name().equals(table.name()))
                    .flatMap(was -> was.columns().stream())
                    .filter(column -> table.columns().stream()
                            .noneMatch(other -> other.name().equals(column.name())))
                    .forEach(column -> {
                        List<QualifiedName> places = places(parts, column).toList();
                        if (places.size() == 1) {
                            remarks.put(
                                    ObjectNames.column(table.name(), column.name()),
                                    places.get(0) + "." + column.name()
                                            + " is new and like it: nothing moves the values there.");
                        }
                    });
        }
        return remarks;
    }

    private static Stream<QualifiedName> places(List<Table> parts, Column column) {
        return parts.stream()
                .filter(part -> part.columns().stream()
                        .anyMatch(
                                other -> other.name().equals(column.name()) && Types.same(other.type(), column.type())))
                .map(Table::name);
    }

    private static boolean refers(Table table, Table other) {
        return table.constraints().stream()
                .anyMatch(constraint -> constraint instanceof ForeignKey key
                        && key.referencedTable().equals(other.name()));
    }
}
