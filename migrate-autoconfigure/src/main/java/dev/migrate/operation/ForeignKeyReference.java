package dev.migrate.operation;

import dev.migrate.schema.ForeignKeyColumns;
import dev.migrate.schema.QualifiedName;

/** The first half of {@link Operations#addForeignKey}: nothing is recorded until it is said what it refers to. */
public final class ForeignKeyReference {

    private final Recorder recorder;
    private final String name;
    private final QualifiedName table;
    private final ForeignKeyColumns columns;

    ForeignKeyReference(Recorder recorder, String name, QualifiedName table, ForeignKeyColumns columns) {
        this.recorder = recorder;
        this.name = name;
        this.table = table;
        this.columns = columns;
        recorder.begin(this, "addForeignKey(\"" + name + "\", \"" + table + "\", ...)");
    }

    /** Refers to columns of a table, or to its primary key if no columns are given. */
    public ForeignKeyAddition references(String referencedTable, String... referencedColumns) {
        return references(new QualifiedName(this.table.schema(), referencedTable), referencedColumns);
    }

    /** Refers to columns of a table of a schema, or to its primary key if no columns are given. */
    public ForeignKeyAddition references(QualifiedName referencedTable, String... referencedColumns) {
        this.recorder.finish(this);
        var constraint =
                this.columns.references(referencedTable, referencedColumns).named(this.name);
        return new ForeignKeyAddition(this.recorder, new AddConstraint(this.table, constraint));
    }
}
