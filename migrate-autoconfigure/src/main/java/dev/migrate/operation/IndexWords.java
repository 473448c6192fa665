package dev.migrate.operation;

import dev.migrate.schema.Index;
import java.util.List;

/**
 * The words that say what an index is or was.
 *
 * @param <O> the operation that is refined
 * @param <S> the class that has the words
 */
abstract class IndexWords<O extends Operation, S> extends Refinement<O> {

    IndexWords(Recorder recorder, O operation) {
        super(recorder, operation);
    }

    abstract Index index();

    abstract S change(Index index);

    /** Refuses equal keys. */
    public S unique() {
        return change(index().asUnique());
    }

    /** Takes NULL as equal to NULL in a unique index, PostgreSQL 15 and later. */
    public S nullsNotDistinct() {
        return change(index().withNullsNotDistinct());
    }

    /** Chooses an index method, such as {@code gin}. */
    public S using(String method) {
        return change(index().withMethod(method));
    }

    /** Carries columns along that the index does not sort by. */
    public S include(String... columns) {
        return change(index().withStorage(index().storage().withInclude(List.of(columns))));
    }

    /** Limits the index to the rows that meet a condition. The text is trusted SQL. */
    public S where(String condition) {
        return change(index().withWhere(condition));
    }

    /** Sets a storage parameter, such as {@code fillfactor}. */
    public S with(String parameter, Object value) {
        return change(index().withStorage(index().storage().withParameter(parameter, value.toString())));
    }

    /** Chooses a tablespace. */
    public S tablespace(String tablespace) {
        return change(index().withStorage(index().storage().withTablespace(tablespace)));
    }
}
