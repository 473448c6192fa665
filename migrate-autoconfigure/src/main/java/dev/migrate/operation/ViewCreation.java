package dev.migrate.operation;

import dev.migrate.MigrateException;
import dev.migrate.schema.View;
import java.util.List;

/** Refines {@link CreateView}. */
public final class ViewCreation extends Refinement<CreateView> {

    ViewCreation(Recorder recorder, CreateView operation) {
        super(recorder, operation);
    }

    /** Names the columns. */
    public ViewCreation columns(String... columns) {
        View was = operation().definition();
        return change(new View(was.name(), List.of(columns), was.query(), was.materialized(), was.withData()));
    }

    /** Leaves a materialized view empty until it is refreshed. */
    public ViewCreation withNoData() {
        View was = operation().definition();
        return change(new View(was.name(), was.columns(), was.query(), was.materialized(), false));
    }

    /**
     * Replaces a view of this name. Without {@link #replacing} that cannot be reversed.
     *
     * @throws MigrateException if the view is a materialized one, which PostgreSQL cannot replace
     */
    public ViewCreation orReplace() {
        refuseMaterialized("orReplace");
        replace(new CreateView(operation().definition(), true, operation().was()));
        return this;
    }

    /**
     * Replaces a view whose query was this one, so that it can be reversed. The text is trusted SQL. Where the old view has
     * less columns, or other ones, the reversal has to drop the new one: privileges on it go, and a view that uses it stops
     * that.
     *
     * @throws MigrateException if the view is a materialized one, which PostgreSQL cannot replace
     */
    public ViewCreation replacing(String query) {
        refuseMaterialized("replacing");
        View view = operation().definition();
        View was = new View(view.name(), view.columns(), query, view.materialized(), view.withData());
        replace(new CreateView(view, true, was));
        return this;
    }

    private void refuseMaterialized(String word) {
        View view = operation().definition();
        if (view.materialized()) {
            throw new MigrateException(
                    Irreversible.call("createMaterializedView", view.name()) + "." + word
                            + "(...): PostgreSQL cannot replace a materialized view.",
                    "Write op.dropMaterializedView(\"" + view.name() + "\", \"select ...\") before it instead.");
        }
    }

    private ViewCreation change(View view) {
        replace(new CreateView(view, operation().orReplace(), operation().was()));
        return this;
    }
}
