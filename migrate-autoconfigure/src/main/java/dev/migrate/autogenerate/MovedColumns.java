package dev.migrate.autogenerate;

import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds columns that a table loses and another one gets that refers to it or that it refers to: what comes of it when an entity
 * is split, or gets its own table for a subclass. Nothing but the person who did it knows which rows go there.
 */
final class MovedColumns {

    private MovedColumns() {}

    /** Returns remarks about columns that only the database has. */
    static Map<SchemaObject, String> remarks(DatabaseModel live, DatabaseModel wanted) {
        Map<SchemaObject, String> remarks = new HashMap<>();
        Map<QualifiedName, Set<String>> present = live.tables().stream()
                .collect(Collectors.toMap(
                        Table::name,
                        table -> table.columns().stream().map(Column::name).collect(Collectors.toSet())));
        for (Table table : wanted.tables()) {
            List<Table> parts = wanted.tables().stream()
                    .filter(part -> !part.name().equals(table.name()))
                    .filter(part -> refers(part, table) || refers(table, part))
                    .toList();
            live.tables().stream()
                    .filter(was -> was.name().equals(table.name()))
                    .flatMap(was -> was.columns().stream())
                    .filter(column -> table.columns().stream()
                            .noneMatch(other -> other.name().equals(column.name())))
                    .forEach(column -> {
                        List<String> places = places(parts, column)
                                .filter(place ->
                                        !present.getOrDefault(place, Set.of()).contains(column.name()))
                                .map(place -> place + "." + column.name())
                                .toList();
                        if (!places.isEmpty()) {
                            remarks.put(
                                    ObjectNames.column(table.name(), column.name()),
                                    remark(places, " is new and like it", " are new and like it"));
                        }
                    });
        }
        List<QualifiedName> staying = wanted.tables().stream().map(Table::name).toList();
        live.tables().stream().filter(table -> !staying.contains(table.name())).forEach(table -> {
            List<String> places = wanted.tables().stream()
                    .filter(whole -> refers(table, whole) || hasBelonged(live, whole, table))
                    .flatMap(whole -> table.columns().stream()
                            .filter(column -> !present.getOrDefault(whole.name(), Set.of())
                                    .contains(column.name()))
                            .filter(column ->
                                    places(List.of(whole), column).findAny().isPresent())
                            .map(column -> whole.name() + "." + column.name()))
                    .toList();
            if (!places.isEmpty()) {
                remarks.put(
                        ObjectNames.table(table.name()),
                        remark(places, " is new and like a column of it", " are new and like columns of it"));
            }
        });
        return remarks;
    }

    private static String remark(List<String> places, String one, String several) {
        return String.join(", ", places) + (places.size() == 1 ? one : several) + ": nothing moves the values there.";
    }

    /** Tells whether the rows of a table of the model have belonged to those of one that only the database has. */
    private static boolean hasBelonged(DatabaseModel live, Table part, Table owner) {
        return live.tables().stream().anyMatch(was -> was.name().equals(part.name()) && refers(was, owner));
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
