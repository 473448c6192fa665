package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint: no two rows may answer yes to all its comparisons.
 *
 * @param name the name, {@code null} if the naming convention shall give one
 * @param method the index method, such as {@code gist}
 * @param elements what is compared, and how
 * @param where trusted SQL that limits the constraint to some rows, {@code null} for all
 * @param checkTime when it is checked
 * @param storage what its index is made of
 */
public record Exclude(
        @Nullable String name,
        String method,
        List<Element> elements,
        @Nullable String where,
        CheckTime checkTime,
        IndexStorage storage)
        implements Constraint {

    /** Checks what is given and keeps a copy of the elements. */
    public Exclude {
        Objects.requireNonNull(method, "method");
        elements = List.copyOf(elements);
        Objects.requireNonNull(checkTime, "checkTime");
        Objects.requireNonNull(storage, "storage");
    }

    /** Returns this constraint with a further column and the operator that compares it, such as {@code &&}. */
    public Exclude with(String column, String operator) {
        return with(IndexKey.column(column), operator);
    }

    /** Returns this constraint with a further key and the operator that compares it. The operator is trusted SQL. */
    public Exclude with(IndexKey key, String operator) {
        return new Exclude(
                this.name,
                this.method,
                Stream.concat(this.elements.stream(), Stream.of(new Element(key, operator)))
                        .toList(),
                this.where,
                this.checkTime,
                this.storage);
    }

    @Override
    public Exclude named(@Nullable String replacement) {
        return new Exclude(replacement, this.method, this.elements, this.where, this.checkTime, this.storage);
    }

    /** Returns this constraint, limited to the rows that meet a condition. The text is trusted SQL. */
    public Exclude where(String condition) {
        return new Exclude(this.name, this.method, this.elements, condition, this.checkTime, this.storage);
    }

    /** Returns this constraint, checked at once unless a transaction defers it. */
    public Exclude deferrable() {
        return new Exclude(
                this.name, this.method, this.elements, this.where, CheckTime.INITIALLY_IMMEDIATE, this.storage);
    }

    /** Returns this constraint, checked at the end of a transaction. */
    public Exclude initiallyDeferred() {
        return new Exclude(
                this.name, this.method, this.elements, this.where, CheckTime.INITIALLY_DEFERRED, this.storage);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /**
     * One comparison.
     *
     * @param key the column or expression
     * @param operator the operator, trusted SQL
     */
    public record Element(IndexKey key, String operator) {

        public Element {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operator, "operator");
        }
    }
}
