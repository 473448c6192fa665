package dev.migrate.operation;

/** Refines {@link DropColumn}. */
public final class ColumnDrop extends Refinement<DropColumn> {

    ColumnDrop(Recorder recorder, DropColumn operation) {
        super(recorder, operation);
    }

    /** Does nothing where the column does not exist. */
    public ColumnDrop ifExists() {
        DropColumn drop = operation();
        replace(new DropColumn(drop.table(), drop.column(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on the column too: views, and foreign keys of other tables. */
    public ColumnDrop cascade() {
        DropColumn drop = operation();
        replace(new DropColumn(drop.table(), drop.column(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
