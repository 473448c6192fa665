package dev.migrate.operation;

/** Refines {@link AddColumn}. */
public final class ColumnAddition extends Refinement<AddColumn> {

    ColumnAddition(Recorder recorder, AddColumn operation) {
        super(recorder, operation);
    }

    /** Does nothing where a column of this name exists, whatever it looks like. */
    public ColumnAddition ifNotExists() {
        replace(new AddColumn(operation().table(), operation().column(), true));
        return this;
    }
}
