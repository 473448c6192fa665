package dev.migrate.operation;

import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;

/** Refines {@link CreateTable}. */
public final class TableCreation extends TableWords<CreateTable, TableCreation> {

    TableCreation(Recorder recorder, CreateTable operation) {
        super(recorder, operation);
    }

    /** Does nothing where a table of this name exists, whatever it looks like. */
    public TableCreation ifNotExists() {
        replace(new CreateTable(table(), true));
        return this;
    }

    /** Makes a table of this session only. */
    public TableCreation temporary() {
        return options(options -> options.withPersistence(TableOptions.Persistence.TEMPORARY));
    }

    /** Says what a temporary table does at the end of a transaction. */
    public TableCreation onCommit(TableOptions.OnCommit action) {
        return options(options -> options.withOnCommit(action));
    }

    @Override
    Table table() {
        return operation().definition();
    }

    @Override
    TableCreation change(Table table) {
        replace(new CreateTable(table, operation().ifNotExists()));
        return this;
    }
}
