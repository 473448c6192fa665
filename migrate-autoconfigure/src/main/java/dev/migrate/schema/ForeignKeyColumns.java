package dev.migrate.schema;

import java.util.List;

/**
 * The first half of a foreign key, {@code foreignKey("user_id")}: it still has to say what it refers to.
 *
 * @param columns the columns that refer
 */
public record ForeignKeyColumns(List<String> columns) {

    /** Keeps a copy of the columns. */
    public ForeignKeyColumns {
        columns = List.copyOf(columns);
    }

    /** Returns the foreign key to a table; without columns it refers to the primary key of that table. */
    public ForeignKey references(String table, String... referencedColumns) {
        return references(new QualifiedName(null, table), referencedColumns);
    }

    /** Returns the foreign key to a table of a schema; without columns it refers to the primary key of that table. */
    public ForeignKey references(QualifiedName table, String... referencedColumns) {
        return new ForeignKey(this.columns, table, List.of(referencedColumns));
    }
}
