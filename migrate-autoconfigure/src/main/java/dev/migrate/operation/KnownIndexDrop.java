package dev.migrate.operation;

import dev.migrate.schema.Index;
import java.util.Objects;

/** Refines {@link DropIndex} where the index is described, so that the drop can be reversed. */
public final class KnownIndexDrop extends IndexWords<DropIndex, KnownIndexDrop> {

    KnownIndexDrop(Recorder recorder, DropIndex operation) {
        super(recorder, operation);
    }

    /** Leaves the table open meanwhile. PostgreSQL cannot do that in a transaction. */
    public KnownIndexDrop concurrently() {
        return change(true, operation().ifExists(), operation().cascade(), index());
    }

    /** Does nothing where the index does not exist. */
    public KnownIndexDrop ifExists() {
        return change(operation().concurrently(), true, operation().cascade(), index());
    }

    /** Drops what depends on the index too. */
    public KnownIndexDrop cascade() {
        return change(operation().concurrently(), operation().ifExists(), true, index());
    }

    @Override
    Index index() {
        return Objects.requireNonNull(operation().was());
    }

    @Override
    KnownIndexDrop change(Index index) {
        return change(
                operation().concurrently(), operation().ifExists(), operation().cascade(), index);
    }

    private KnownIndexDrop change(boolean concurrently, boolean ifExists, boolean cascade, Index index) {
        replace(new DropIndex(operation().name(), concurrently, ifExists, cascade, index));
        return this;
    }
}
