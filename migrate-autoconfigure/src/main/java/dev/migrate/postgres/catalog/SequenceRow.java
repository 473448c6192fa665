package dev.migrate.postgres.catalog;

import dev.migrate.schema.DataType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sequence, alone or owned by a column. */
record SequenceRow(
        QualifiedName name,
        String type,
        SequenceOptions options,
        long owner,
        int ownerColumn,
        boolean identity,
        boolean serial,
        @Nullable QualifiedName ownerTable,
        @Nullable String ownerColumnName) {

    static SequenceRow of(Row row) throws SQLException {
        return new SequenceRow(
                row.name("schema", "name"),
                row.text("type"),
                options(row),
                row.id("owner"),
                (int) row.number("owner_column"),
                Objects.equals(row.textOrNull("dependency"), "i"),
                row.flag("is_serial"),
                row.nameOrNull("owner_schema", "owner_table"),
                row.textOrNull("owner_column_name"));
    }

    /** Tells whether the sequence is as {@code serial} makes one. */
    boolean isPlainSerial() {
        return this.serial && this.options.equals(new SequenceOptions());
    }

    Sequence sequence() {
        return new Sequence(this.name, dataType(), this.options, this.ownerTable, this.ownerColumnName);
    }

    private @Nullable DataType dataType() {
        return this.type.equals("bigint") ? null : TypeText.parse(this.type);
    }

    /** What is as PostgreSQL would have chosen is left out. */
    private static SequenceOptions options(Row row) throws SQLException {
        long increment = row.number("increment");
        long minimum = row.number("minimum");
        long maximum = row.number("maximum");
        boolean up = increment > 0;
        long lowest = up ? 1 : lowest(row.text("type"));
        long highest = up ? highest(row.text("type")) : -1;
        return new SequenceOptions(
                unless(up ? minimum : maximum, row.number("start_value")),
                unless(1, increment),
                unless(lowest, minimum),
                unless(highest, maximum),
                unless(1, row.number("cache")),
                row.flag("cycle") ? true : null);
    }

    private static @Nullable Long unless(long usual, long value) {
        return value == usual ? null : Long.valueOf(value);
    }

    private static long lowest(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    private static long highest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
