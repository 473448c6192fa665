package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Refines {@link CreateTable}. */
public final class TableCreation extends Refinement<CreateTable> {

    TableCreation(Recorder recorder, CreateTable operation) {
        super(recorder, operation);
    }

    /** Does nothing where a table of this name exists, whatever it looks like. */
    public TableCreation ifNotExists() {
        replace(new CreateTable(operation().definition(), true));
        return this;
    }

    /** Gives the table a comment. */
    public TableCreation comment(String text) {
        return change(operation().definition().withComment(text));
    }

    /** Makes the table without write-ahead log: a crash empties it. */
    public TableCreation unlogged() {
        return options(options -> options.withPersistence(TableOptions.Persistence.UNLOGGED));
    }

    /** Makes a table of this session only. */
    public TableCreation temporary() {
        return options(options -> options.withPersistence(TableOptions.Persistence.TEMPORARY));
    }

    /** Says what a temporary table does at the end of a transaction. */
    public TableCreation onCommit(TableOptions.OnCommit action) {
        return options(options -> options.withOnCommit(action));
    }

    /** Makes the table inherit from others, named as they are. */
    public TableCreation inherits(String... parents) {
        String schema = operation().definition().name().schema();
        return options(options -> options.withInherits(Arrays.stream(parents)
                .map(parent -> new QualifiedName(schema, parent))
                .toList()));
    }

    /** Makes a partitioned table: {@code range (at)}. The text is trusted SQL. */
    public TableCreation partitionBy(String key) {
        return options(options -> options.withPartitionBy(key));
    }

    /** Sets a storage parameter, such as {@code fillfactor}. */
    public TableCreation with(String parameter, Object value) {
        return options(options -> options.withParameter(parameter, value.toString()));
    }

    /** Chooses a table access method. */
    public TableCreation using(String accessMethod) {
        return options(options -> options.withAccessMethod(accessMethod));
    }

    /** Chooses a tablespace. */
    public TableCreation tablespace(String tablespace) {
        return options(options -> options.withTablespace(tablespace));
    }

    private TableCreation options(UnaryOperator<TableOptions> change) {
        Table table = operation().definition();
        return change(table.withOptions(change.apply(table.options())));
    }

    private TableCreation change(Table table) {
        replace(new CreateTable(table, operation().ifNotExists()));
        return this;
    }
}
