package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recording methods for tables and columns. */
abstract class TableOperations extends Recording {

    TableOperations(Recorder recorder, @Nullable String schema) {
        super(recorder, schema);
    }

    /** Creates a table of columns and constraints. Constraints without a name get one from the naming convention. */
    public TableCreation createTable(String name, TableElement... elements) {
        return new TableCreation(recorder(), new CreateTable(table(name, elements), false));
    }

    /** Drops a table; it cannot be reversed. */
    public TableDrop dropTable(String name) {
        return new TableDrop(recorder(), new DropTable(qualified(name), false, false, null));
    }

    /**
     * Drops a table and says what it was made of, so that the drop can be reversed. What else it was follows:
     * {@code .comment("...")}, {@code .partitionBy("range (at)")}. Its indexes, triggers, policies and privileges go with
     * it; take them away first, each by an operation of its own, to have them back.
     */
    public KnownTableDrop dropTable(String name, TableElement... elements) {
        return new KnownTableDrop(recorder(), new DropTable(qualified(name), false, false, table(name, elements)));
    }

    /** Renames a table. Its indexes and constraints keep their names. */
    public void renameTable(String name, String newName) {
        recorder().add(new RenameTable(qualified(name), newName));
    }

    /** Moves a table to another schema, with its indexes, constraints and owned sequences. */
    public void setTableSchema(String table, String newSchema) {
        recorder().add(new SetTableSchema(qualified(table), newSchema));
    }

    /** Sets storage parameters of a table, such as {@code fillfactor}; an empty value resets one. */
    public void setTableParameters(String table, Map<String, String> parameters) {
        recorder().add(new SetTableParameters(qualified(table), parameters, null));
    }

    /** Sets storage parameters of a table and says what they were (empty: not set), so that it can be reversed. */
    public void setTableParameters(String table, Map<String, String> parameters, Map<String, String> was) {
        recorder().add(new SetTableParameters(qualified(table), parameters, was));
    }

    /** Creates a partition of a table in the same schema. The bound is trusted SQL: {@code for values in (1)}. */
    public TableCreation createPartition(String name, String table, String bound, TableElement... elements) {
        Table partition = table(name, elements);
        TableOptions options = partition.options().withPartitionOf(qualified(table), bound);
        return new TableCreation(recorder(), new CreateTable(partition.withOptions(options), false));
    }

    /** Makes a table a partition of a table in the same schema. The bound is trusted SQL: {@code for values in (1)}. */
    public void attachPartition(String table, String partition, String bound) {
        recorder().add(new AttachPartition(qualified(table), qualified(partition), bound));
    }

    /** Makes a partition a table of its own. */
    public PartitionDetachment detachPartition(String table, String partition) {
        return new PartitionDetachment(
                recorder(), new DetachPartition(qualified(table), qualified(partition), false, null));
    }

    /** Gives a table a comment. */
    public CommentChange commentOnTable(String table, String text) {
        return comment(CommentTarget.Kind.TABLE, table, text);
    }

    /** Takes the comment of a table away. */
    public CommentChange dropTableComment(String table) {
        return comment(CommentTarget.Kind.TABLE, table, null);
    }

    /** Adds a column. Constraints written beside it are added after it, with names from the naming convention. */
    public ColumnAddition addColumn(String table, Column column) {
        QualifiedName name = qualified(table);
        ColumnAddition addition =
                new ColumnAddition(recorder(), new AddColumn(name, withoutConstraints(column), false));
        for (Constraint constraint : column.constraints()) {
            recorder().add(new AddConstraint(name, constraint(name, constraint)));
        }
        return addition;
    }

    /** Drops a column with its indexes and constraints; it cannot be reversed. */
    public ColumnDrop dropColumn(String table, String column) {
        return new ColumnDrop(recorder(), new DropColumn(qualified(table), column, false, false, null));
    }

    /**
     * Drops a column and says what it was, so that the drop can be reversed, with the constraints that are said with it.
     * Indexes and other constraints on the column are dropped too; drop them first, each with its definition, to have
     * them back.
     */
    public ColumnDrop dropColumn(String table, Column column) {
        QualifiedName name = qualified(table);
        Column was = column.withConstraints(column.constraints().stream()
                .map(constraint -> constraint(name, constraint))
                .toList());
        return new ColumnDrop(recorder(), new DropColumn(name, column.name(), false, false, was));
    }

    /** Changes a column: {@code alterColumn("users", "name").type(text()).notNull()}. */
    public ColumnAlteration alterColumn(String table, String column) {
        return new ColumnAlteration(recorder(), qualified(table), column);
    }

    /** Renames a column. */
    public void renameColumn(String table, String column, String newName) {
        recorder().add(new RenameColumn(qualified(table), column, newName));
    }

    final CommentChange comment(CommentTarget.Kind kind, String name, @Nullable String text) {
        CommentTarget target = new CommentTarget(kind, qualified(name), null);
        return new CommentChange(recorder(), new SetComment(target, text, null));
    }
}
