package dev.migrate.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an index sorts by: a column or an expression, and how.
 *
 * @param text the name of the column, or the expression as trusted SQL
 * @param expression whether the text is an expression
 * @param collation the collation, {@code null} for that of the column
 * @param operatorClass the operator class, {@code null} for the default of the type
 * @param sort the direction, {@code null} for ascending, PostgreSQL's default
 * @param nullsOrder where NULL stands, {@code null} for PostgreSQL's default: last, and first in a descending index
 */
public record IndexKey(
        String text,
        boolean expression,
        @Nullable QualifiedName collation,
        @Nullable QualifiedName operatorClass,
        @Nullable Sort sort,
        @Nullable Nulls nullsOrder) {

    public IndexKey {
        Objects.requireNonNull(text, "text");
    }

    static IndexKey column(String name) {
        return new IndexKey(name, false, null, null, null, null);
    }

    static IndexKey expression(String sql) {
        return new IndexKey(sql, true, null, null, null, null);
    }

    /** Returns this key, ascending. */
    public IndexKey asc() {
        return new IndexKey(
                this.text, this.expression, this.collation, this.operatorClass, Sort.ASCENDING, this.nullsOrder);
    }

    /** Returns this key, descending. */
    public IndexKey desc() {
        return new IndexKey(
                this.text, this.expression, this.collation, this.operatorClass, Sort.DESCENDING, this.nullsOrder);
    }

    /** Returns this key with NULL before all values. */
    public IndexKey nullsFirst() {
        return new IndexKey(this.text, this.expression, this.collation, this.operatorClass, this.sort, Nulls.FIRST);
    }

    /** Returns this key with NULL after all values. */
    public IndexKey nullsLast() {
        return new IndexKey(this.text, this.expression, this.collation, this.operatorClass, this.sort, Nulls.LAST);
    }

    /** Returns this key with an operator class, such as {@code text_pattern_ops}. */
    public IndexKey opclass(String name) {
        return opclass(new QualifiedName(null, name));
    }

    /** Returns this key with an operator class of a schema. */
    public IndexKey opclass(QualifiedName name) {
        return new IndexKey(this.text, this.expression, this.collation, name, this.sort, this.nullsOrder);
    }

    /** Returns this key with a collation. */
    public IndexKey collate(String name) {
        return collate(new QualifiedName(null, name));
    }

    /** Returns this key with a collation of a schema. */
    public IndexKey collate(QualifiedName name) {
        return new IndexKey(this.text, this.expression, name, this.operatorClass, this.sort, this.nullsOrder);
    }

    /** The direction. */
    public enum Sort {
        ASCENDING,
        DESCENDING
    }

    /** Where NULL stands. */
    public enum Nulls {
        FIRST,
        LAST
    }
}
