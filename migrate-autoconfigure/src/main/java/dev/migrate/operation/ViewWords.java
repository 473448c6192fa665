package dev.migrate.operation;

import dev.migrate.schema.View;
import java.util.List;

/**
 * The words that say what a view is or was.
 *
 * @param <O> the operation that is refined
 * @param <S> the class that has the words
 */
abstract class ViewWords<O extends Operation, S> extends Refinement<O> {

    ViewWords(Recorder recorder, O operation) {
        super(recorder, operation);
    }

    abstract View view();

    abstract S change(View view);

    /** Names the columns. */
    public S columns(String... columns) {
        View was = view();
        return change(new View(was.name(), List.of(columns), was.query(), was.materialized(), was.withData()));
    }

    /** Leaves a materialized view empty until it is refreshed. */
    public S withNoData() {
        View was = view();
        return change(new View(was.name(), was.columns(), was.query(), was.materialized(), false));
    }
}
