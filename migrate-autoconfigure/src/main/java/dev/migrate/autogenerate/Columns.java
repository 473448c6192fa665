package dev.migrate.autogenerate;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;

/** Makes columns of columns. */
final class Columns {

    private Columns() {}

    static Column withDefault(Column column, ColumnDefault value) {
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                value,
                column.identity(),
                column.generated(),
                column.options(),
                column.constraints());
    }

    static Column nullable(Column column) {
        return new Column(
                column.name(),
                column.type(),
                true,
                column.defaultValue(),
                column.identity(),
                column.generated(),
                column.options(),
                column.constraints());
    }

    static Column named(Column column, String name) {
        return new Column(
                name,
                column.type(),
                column.nullable(),
                column.defaultValue(),
                column.identity(),
                column.generated(),
                column.options(),
                column.constraints());
    }

    static Column withType(Column column, DataType type) {
        return new Column(
                column.name(),
                type,
                column.nullable(),
                column.defaultValue(),
                column.identity(),
                column.generated(),
                column.options(),
                column.constraints());
    }
}
