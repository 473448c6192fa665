package dev.migrate.postgres.catalog;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that differ in more than their name: one of each lets the server spell all. */
final class ColumnShapes {

    /** Far below the 1,600 columns that a table can have. */
    private static final int TABLE_SIZE = 500;

    private final Map<Column, String> names = new LinkedHashMap<>();
    private final Map<String, Column> spelled = new HashMap<>();

    void add(Column column) {
        this.names.computeIfAbsent(shape(column), any -> "c" + this.names.size());
    }

    /** Returns tables that hold one of each. */
    List<Table> tables(String schema, String name) {
        List<Table> tables = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        this.names.forEach((shape, columnName) -> columns.add(named(shape, columnName)));
        for (int from = 0; from < columns.size(); from += TABLE_SIZE) {
            tables.add(Table.of(
                    new QualifiedName(schema, name + tables.size()),
                    List.copyOf(columns.subList(from, Math.min(from + TABLE_SIZE, columns.size())))));
        }
        return tables;
    }

    /** Takes a table that came back. */
    void take(Table table) {
        table.columns().forEach(column -> this.spelled.put(column.name(), column));
    }

    /** Returns a column as the server spells it; {@code null} if it came back as something else than a plain column. */
    @Nullable
    Column spelled(Column column, boolean nullable) {
        Column found = this.spelled.get(this.names.getOrDefault(shape(column), ""));
        return found == null || !found.nullable() || found.identity() != null || found.generated() != null
                ? null
                : new Column(
                        column.name(),
                        found.type(),
                        nullable,
                        found.defaultValue(),
                        column.identity(),
                        null,
                        found.options(),
                        List.of());
    }

    private static Column shape(Column column) {
        return new Column(
                "",
                column.type(),
                true,
                column.defaultValue(),
                null,
                null,
                new ColumnOptions(
                        null, column.options().collation(), column.options().compression()),
                List.of());
    }

    private static Column named(Column shape, String name) {
        return new Column(name, shape.type(), true, shape.defaultValue(), null, null, shape.options(), List.of());
    }
}
