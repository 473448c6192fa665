package dev.migrate.operation;

import dev.migrate.MigrateException;
import dev.migrate.schema.View;
import java.util.List;

/** Refines {@link CreateView}. */
public final class ViewCreation extends ViewWords<CreateView, ViewCreation> {

    ViewCreation(Recorder recorder, CreateView operation) {
        super(recorder, operation);
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
     * @param query what the view showed
     * @param columns the names that its columns had; none where they are those of the new view
     * @throws MigrateException if the view is a materialized one, which PostgreSQL cannot replace
     */
    public ViewCreation replacing(String query, String... columns) {
        refuseMaterialized("replacing");
        View view = view();
        List<String> names = columns.length == 0 ? view.columns() : List.of(columns);
        View was = new View(view.name(), names, query, view.materialized(), view.withData());
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

    @Override
    View view() {
        return operation().definition();
    }

    @Override
    ViewCreation change(View view) {
        replace(new CreateView(view, operation().orReplace(), operation().was()));
        return this;
    }
}
