package dev.migrate.autogenerate;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnNullability;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows that are there get in a column when it is added, where it refuses NULL.
 *
 * @param side the table as it is with the column
 * @param column the column
 */
record RequiredColumn(TableSide side, Column column) {

    /** Tells whether each row has to hold a value, and nothing gives it one. */
    boolean isDemanding() {
        return !this.column.nullable()
                && this.column.defaultValue() == null
                && this.column.identity() == null
                && this.column.generated() == null
                && !Types.isSerial(this.column.type());
    }

    /** Returns a value that means nothing in particular, {@code null} if there is none or none is needed. */
    @Nullable
    ColumnDefault value() {
        return isDemanding() && !isRestricted() ? Backfill.of(this.column.type()) : null;
    }

    /** A value that a key or a check lets pass means something: which row it leads to, or which of a few states. */
    private boolean isRestricted() {
        return this.side.pieces().stream()
                .filter(piece -> piece.columns().contains(this.column.name()))
                .anyMatch(piece -> piece.isKey() || piece.foreignKey() != null || piece.constraint() instanceof Check);
    }

    /** Returns what adds the column, with a value or without. */
    List<Operation> addition() {
        QualifiedName table = this.side.name();
        ColumnDefault value = value();
        if (value != null) {
            return List.of(
                    new AddColumn(table, Columns.withDefault(this.column, value), false),
                    new AlterColumnDefault(table, this.column.name(), null, null));
        }
        return isDemanding()
                ? List.of(
                        new AddColumn(table, Columns.nullable(this.column), false),
                        new AlterColumnNullability(table, this.column.name(), false))
                : List.of(new AddColumn(table, this.column, false));
    }

    /** Returns what a reader has to do before the column, which is added without a value, refuses NULL. */
    List<String> remarks() {
        return isDemanding() && value() == null ? fillFirst() : List.of();
    }

    /** Returns what has to be done before the column refuses NULL. */
    List<String> fillFirst() {
        String name = SqlWords.name(this.column.name());
        return List.of(
                "Fails while a row holds NULL. Where there are rows, fill them first:",
                "update " + SqlWords.name(this.side.name()) + " set " + name + " = ... where " + name + " is null;");
    }
}
