package dev.migrate.operation;

import dev.migrate.schema.View;

/** Refines {@link DropObject} where the view is described, so that the drop can be reversed. */
public final class KnownViewDrop extends ViewWords<DropObject, KnownViewDrop> {

    private View view;

    KnownViewDrop(Recorder recorder, ObjectKind kind, View view) {
        super(recorder, new DropObject(kind, view.name(), false, false, new CreateView(view, false, null)));
        this.view = view;
    }

    /** Does nothing where it does not exist. */
    public KnownViewDrop ifExists() {
        replace(operation().withIfExists());
        return this;
    }

    /** Drops what depends on it too. */
    public KnownViewDrop cascade() {
        replace(operation().withCascade());
        return this;
    }

    @Override
    View view() {
        return this.view;
    }

    @Override
    KnownViewDrop change(View changed) {
        this.view = changed;
        replace(operation().withWas(new CreateView(changed, false, null)));
        return this;
    }
}
