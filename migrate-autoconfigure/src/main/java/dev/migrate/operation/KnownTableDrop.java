package dev.migrate.operation;

import dev.migrate.schema.Table;
import java.util.Objects;

/** Refines {@link DropTable} where the table is described, so that the drop can be reversed. */
public final class KnownTableDrop extends TableWords<DropTable, KnownTableDrop> {

    KnownTableDrop(Recorder recorder, DropTable operation) {
        super(recorder, operation);
    }

    /** Does nothing where the table does not exist. */
    public KnownTableDrop ifExists() {
        return change(true, operation().cascade(), table());
    }

    /** Drops what depends on the table too: views, and foreign keys of other tables. */
    public KnownTableDrop cascade() {
        return change(operation().ifExists(), true, table());
    }

    @Override
    Table table() {
        return Objects.requireNonNull(operation().was());
    }

    @Override
    KnownTableDrop change(Table table) {
        return change(operation().ifExists(), operation().cascade(), table);
    }

    private KnownTableDrop change(boolean ifExists, boolean cascade, Table table) {
        replace(new DropTable(operation().table(), ifExists, cascade, table));
        return this;
    }
}
