package dev.migrate.operation;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ForeignKeyColumns;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Unique;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The recording methods for indexes and constraints. */
abstract class ConstraintOperations extends TableOperations {

    ConstraintOperations(Recorder recorder, @Nullable String schema) {
        super(recorder, schema);
    }

    /** Creates an index on columns. */
    public IndexCreation createIndex(String name, String table, String... columns) {
        return createIndex(name, table, keys(columns));
    }

    /** Creates an index on columns and expressions, each with its order: {@code key("created_at").desc()}. */
    public IndexCreation createIndex(String name, String table, IndexKey... keys) {
        Index index = new Index(name, qualified(table), List.of(keys));
        return new IndexCreation(recorder(), new CreateIndex(index, false, false));
    }

    /** Creates an index on columns, with a name from the naming convention. */
    public IndexCreation createIndexOn(String table, String... columns) {
        return createIndexOn(table, keys(columns));
    }

    /** Creates an index on columns and expressions, with a name from the naming convention. */
    public IndexCreation createIndexOn(String table, IndexKey... keys) {
        return createIndex(recorder().naming().index(qualified(table), List.of(keys)), table, keys);
    }

    /** Drops an index; it cannot be reversed. */
    public IndexDrop dropIndex(String name) {
        return new IndexDrop(recorder(), new DropIndex(qualified(name), false, false, false, null));
    }

    /** Drops an index and says which columns it was on, so that the drop can be reversed. */
    public KnownIndexDrop dropIndex(String name, String table, String... columns) {
        return dropIndex(name, table, keys(columns));
    }

    /** Drops an index and says what it sorted by, so that the drop can be reversed. */
    public KnownIndexDrop dropIndex(String name, String table, IndexKey... keys) {
        Index was = new Index(name, qualified(table), List.of(keys));
        return new KnownIndexDrop(recorder(), new DropIndex(qualified(name), false, false, false, was));
    }

    /** Adds a constraint of any kind. Without a name it gets one from the naming convention. */
    public void addConstraint(String table, Constraint constraint) {
        QualifiedName name = qualified(table);
        recorder().add(new AddConstraint(name, constraint(name, constraint)));
    }

    /**
     * Adds a primary key. PostgreSQL makes its columns refuse NULL and leaves them so when the key is dropped: where they
     * take it, write {@code alterColumn(table, column).notNull()} before this, which is taken back with it.
     */
    public PrimaryKeyAddition addPrimaryKey(String name, String table, String... columns) {
        PrimaryKey constraint = new PrimaryKey(List.of(columns)).named(name);
        return new PrimaryKeyAddition(recorder(), new AddConstraint(qualified(table), constraint));
    }

    /** Adds a unique constraint. */
    public UniqueAddition addUnique(String name, String table, String... columns) {
        Unique constraint = new Unique(List.of(columns)).named(name);
        return new UniqueAddition(recorder(), new AddConstraint(qualified(table), constraint));
    }

    /** Adds a check constraint. The expression is trusted SQL. */
    public CheckAddition addCheck(String name, String table, String expression) {
        Check constraint = new Check(expression).named(name);
        return new CheckAddition(recorder(), new AddConstraint(qualified(table), constraint));
    }

    /** Adds a foreign key: {@code addForeignKey("fk", "orders", "user_id").references("users", "id")}. */
    public ForeignKeyReference addForeignKey(String name, String table, String... columns) {
        ForeignKeyColumns key = new ForeignKeyColumns(List.of(columns));
        return new ForeignKeyReference(recorder(), name, qualified(table), key);
    }

    /** Drops a constraint; it cannot be reversed. */
    public ConstraintDrop dropConstraint(String name, String table) {
        return new ConstraintDrop(recorder(), new DropConstraint(qualified(table), name, false, false, null));
    }

    /**
     * Drops a constraint and says what it was, so that the drop can be reversed. The arguments are those of
     * {@link #addConstraint}; without a name it is the one that the naming convention gives.
     */
    public ConstraintDrop dropConstraint(String table, Constraint was) {
        QualifiedName name = qualified(table);
        Constraint named = constraint(name, was);
        String constraintName = Objects.requireNonNull(named.name());
        return new ConstraintDrop(recorder(), new DropConstraint(name, constraintName, false, false, named));
    }

    /** Checks the rows that exist against a constraint that was added as not valid. */
    public void validateConstraint(String name, String table) {
        recorder().add(new ValidateConstraint(qualified(table), name));
    }

    /** Renames a constraint, and the index behind it. */
    public void renameConstraint(String name, String table, String newName) {
        recorder().add(new RenameConstraint(qualified(table), name, newName));
    }

    /** Renames an index. */
    public void renameIndex(String name, String newName) {
        recorder().add(new RenameObject(ObjectKind.INDEX, qualified(name), newName));
    }

    /** Gives a constraint a comment, or takes it away with {@code null}. */
    public CommentChange commentOnConstraint(String name, String table, @Nullable String text) {
        CommentTarget target = new CommentTarget(CommentTarget.Kind.CONSTRAINT, qualified(table), name);
        return new CommentChange(recorder(), new SetComment(target, text, null));
    }

    /** Gives an index a comment. */
    public CommentChange commentOnIndex(String name, String text) {
        return comment(CommentTarget.Kind.INDEX, name, text);
    }

    /** Gives something else that has a plain name a comment, or takes it away with {@code null}. */
    public CommentChange commentOn(CommentTarget.Kind kind, String name, @Nullable String text) {
        return comment(kind, name, text);
    }

    private static IndexKey[] keys(String... columns) {
        return Arrays.stream(columns).map(Definitions::key).toArray(IndexKey[]::new);
    }
}
