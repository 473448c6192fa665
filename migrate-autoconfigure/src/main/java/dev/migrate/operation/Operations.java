package dev.migrate.operation;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records what a Java revision does; the usual name of a variable is {@code op}. Nothing is executed here: the operations
 * are recorded first, then judged, rendered and run.
 *
 * <p>A plain name is taken as it is, whatever it holds, and is looked for in the search path; {@link #inSchema} is for
 * names of a schema.
 */
public final class Operations extends ObjectOperations {

    /** Creates a recorder with the standard naming convention. */
    public Operations() {
        this(NamingConvention.standard());
    }

    /** Creates a recorder that names what has no name by a convention. */
    public Operations(NamingConvention naming) {
        this(new Recorder(naming), null);
    }

    Operations(NamingConvention naming, @Nullable String schema) {
        this(new Recorder(naming), schema);
    }

    private Operations(Recorder recorder, @Nullable String schema) {
        super(recorder, schema);
    }

    /**
     * Returns a view of this recorder whose plain names are in a schema: those of tables, of indexes, and of the tables
     * that foreign keys refer to. Types and collations are looked for in the search path as always.
     */
    public Operations inSchema(String schema) {
        return new Operations(recorder(), schema);
    }

    /**
     * Runs one or several SQL statements as they are written. A {@code :name} or {@code ?} in them is text, never a
     * parameter.
     *
     * @throws SqlSyntaxException if the text cannot be cut into statements
     */
    public void execute(String sql) {
        List<SqlStatement> statements = SqlSplitter.split(sql, 1);
        if (statements.isEmpty()) {
            throw new MigrateException(
                    "op.execute(...) was given no SQL.", "Give it a statement, or take the call away.");
        }
        statements.forEach(statement -> recorder().add(new Execute(statement.text(), null)));
    }

    /** Inserts rows of constant values: {@code bulkInsert("people", "name", "age").row("Ada", 36)}. */
    public RowInsertion bulkInsert(String table, String... columns) {
        return new RowInsertion(recorder(), new BulkInsert(qualified(table), List.of(columns), List.of()));
    }

    /** Records an operation made elsewhere, as it is. */
    public void add(Operation operation) {
        recorder().add(operation);
    }

    /** Records an operation of your own. */
    public void apply(UserOperation operation) {
        Operations parts = another();
        operation.apply(parts);
        recorder().add(new Custom(operation, recorder().naming(), schema(), parts.recorded()));
    }

    /** Runs Java code on the migration's own connection, in its transaction. */
    public void run(Consumer<JdbcClient> code) {
        recorder().add(new RunCode(null, code));
    }

    /** Runs Java code as {@link #run(Consumer)} does, with a description for reports. */
    public void run(String description, Consumer<JdbcClient> code) {
        recorder().add(new RunCode(description, code));
    }

    /** Returns an empty recorder with the same naming convention and schema. */
    Operations another() {
        return new Operations(recorder().naming(), schema());
    }

    /**
     * Returns what has been recorded, in order.
     *
     * @throws MigrateException if a foreign key does not say what it refers to
     */
    public List<Operation> recorded() {
        return recorder().recorded();
    }
}
