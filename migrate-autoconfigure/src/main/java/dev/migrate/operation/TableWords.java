package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The words that say what a table is or was, beside its columns and constraints.
 *
 * @param <O> the operation that is refined
 * @param <S> the class that has the words
 */
abstract class TableWords<O extends Operation, S> extends Refinement<O> {

    TableWords(Recorder recorder, O operation) {
        super(recorder, operation);
    }

    abstract Table table();

    abstract S change(Table table);

    /** Gives the table a comment. */
    public S comment(String text) {
        return change(table().withComment(text));
    }

    /** Makes the table without write-ahead log: a crash empties it. */
    public S unlogged() {
        return options(options -> options.withPersistence(TableOptions.Persistence.UNLOGGED));
    }

    /** Makes the table inherit from others, named as they are. */
    public S inherits(String... parents) {
        String schema = table().name().schema();
        return options(options -> options.withInherits(Arrays.stream(parents)
                .map(parent -> new QualifiedName(schema, parent))
                .toList()));
    }

    /** Makes a partitioned table: {@code range (at)}. The text is trusted SQL. */
    public S partitionBy(String key) {
        return options(options -> options.withPartitionBy(key));
    }

    /** Sets a storage parameter, such as {@code fillfactor}. */
    public S with(String parameter, Object value) {
        return options(options -> options.withParameter(parameter, value.toString()));
    }

    /** Chooses a table access method. */
    public S using(String accessMethod) {
        return options(options -> options.withAccessMethod(accessMethod));
    }

    /** Chooses a tablespace. */
    public S tablespace(String tablespace) {
        return options(options -> options.withTablespace(tablespace));
    }

    final S options(UnaryOperator<TableOptions> change) {
        return change(table().withOptions(change.apply(table().options())));
    }
}
