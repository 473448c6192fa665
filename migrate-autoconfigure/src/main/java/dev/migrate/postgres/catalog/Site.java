package dev.migrate.postgres.catalog;

import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A text of a table that the two sides spell differently.
 *
 * @param table the table
 * @param kind what the text is
 * @param column the column that it belongs to, {@code null} if it belongs to the whole table
 * @param type the type that the column has in the database, {@code null} without a column
 * @param live whether it stands in the database; otherwise it is wanted
 * @param spelled how the server spells it on the types of its own side
 * @param source what it was made from: a constant only if it is a default, otherwise SQL
 */
record Site(
        QualifiedName table,
        Kind kind,
        @Nullable String column,
        @Nullable DataType type,
        boolean live,
        String spelled,
        ColumnDefault source) {

    /** What a text is. */
    enum Kind {
        CHECK,
        DEFAULT,
        GENERATED,
        PREDICATE,
        KEY
    }

    /** Where a text may be compared with another. */
    Place place() {
        return new Place(this.table, this.kind, this.column);
    }

    /** A place where one text may stand for another. */
    record Place(QualifiedName table, Kind kind, @Nullable String column) {}
}
