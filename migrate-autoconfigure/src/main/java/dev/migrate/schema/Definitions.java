package dev.migrate.schema;

import java.util.List;

/**
 * The words of a Java revision: {@code import static dev.migrate.schema.Definitions.*;} gives columns, types, keys and
 * constraints. Text that is SQL is named so ({@code sql}, {@code expression}, {@code condition}) and trusted; every
 * other text is a name or a value, and is quoted.
 */
public final class Definitions extends OtherTypes {

    /** The row that refers follows: it is deleted, or gets the new key. */
    public static final ReferentialAction CASCADE = ReferentialAction.CASCADE;

    /** An error, at once. */
    public static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;

    /** The columns that refer become NULL. */
    public static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;

    /** The columns that refer get their defaults. */
    public static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;

    /** An error, when the constraint is checked. */
    public static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;

    private Definitions() {}

    /** Returns a column that takes NULL and has no default. */
    public static Column column(String name, DataType type) {
        return new Column(name, type, true, null, null, null, new ColumnOptions(), List.of());
    }

    /** Returns a primary key. */
    public static PrimaryKey primaryKey(String... columns) {
        return new PrimaryKey(List.of(columns));
    }

    /** Returns a unique constraint. */
    public static Unique unique(String... columns) {
        return new Unique(List.of(columns));
    }

    /** Returns a check constraint. The text is trusted SQL. */
    public static Check check(String expression) {
        return new Check(expression);
    }

    /** Returns the first half of a foreign key: {@code foreignKey("user_id").references("users", "id")}. */
    public static ForeignKeyColumns foreignKey(String... columns) {
        return new ForeignKeyColumns(List.of(columns));
    }

    /**
     * Returns an exclusion constraint on a {@code gist} index, with one comparison:
     * {@code exclude("during", "&&").with("room", "=")}. The operator is trusted SQL.
     */
    public static Exclude exclude(String column, String operator) {
        return exclude("gist", key(column), operator);
    }

    /** Returns an exclusion constraint on an index of a method, with one comparison. The operator is trusted SQL. */
    public static Exclude exclude(String method, IndexKey key, String operator) {
        return new Exclude(
                null,
                method,
                List.of(new Exclude.Element(key, operator)),
                null,
                CheckTime.NOT_DEFERRABLE,
                new IndexStorage());
    }

    /** Returns a column as a key of an index: {@code key("created_at").desc()}. */
    public static IndexKey key(String column) {
        return IndexKey.column(column);
    }

    /** Returns an expression as a key of an index: {@code expression("lower(email)")}. The text is trusted SQL. */
    public static IndexKey expression(String sql) {
        return IndexKey.expression(sql);
    }

    /** Returns an expression that stands where a value could: {@code sql("now()")}. The text is trusted SQL. */
    public static Expression sql(String sql) {
        return new Expression(sql);
    }

    /** Returns the name of something in a schema, for what lies outside the schema at hand. */
    public static QualifiedName name(String schema, String name) {
        return new QualifiedName(schema, name);
    }
}
