package dev.migrate.operation;

import dev.migrate.schema.Index;

/** Refines {@link CreateIndex}. */
public final class IndexCreation extends IndexWords<CreateIndex, IndexCreation> {

    IndexCreation(Recorder recorder, CreateIndex operation) {
        super(recorder, operation);
    }

    /** Leaves the table open for writing meanwhile. PostgreSQL cannot do that in a transaction. */
    public IndexCreation concurrently() {
        replace(new CreateIndex(index(), true, operation().ifNotExists()));
        return this;
    }

    /** Does nothing where the name is taken, even by an invalid index. */
    public IndexCreation ifNotExists() {
        replace(new CreateIndex(index(), operation().concurrently(), true));
        return this;
    }

    @Override
    Index index() {
        return operation().definition();
    }

    @Override
    IndexCreation change(Index index) {
        replace(new CreateIndex(index, operation().concurrently(), operation().ifNotExists()));
        return this;
    }
}
