package dev.migrate.operation;

/** Refines {@link DropTable}. */
public final class TableDrop extends Refinement<DropTable> {

    TableDrop(Recorder recorder, DropTable operation) {
        super(recorder, operation);
    }

    /** Does nothing where the table does not exist. */
    public TableDrop ifExists() {
        DropTable drop = operation();
        replace(new DropTable(drop.table(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on the table too: views, and foreign keys of other tables. */
    public TableDrop cascade() {
        DropTable drop = operation();
        replace(new DropTable(drop.table(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
