package dev.migrate.autogenerate;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Unique;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or an index of a table: what is dropped and added as a whole.
 *
 * @param table the table
 * @param constraint the constraint, {@code null} if it is an index
 * @param index the index, {@code null} if it is a constraint
 * @param columns the columns of the table that it is about
 * @param structure what makes it the same as another one, whatever their names
 */
record Piece(
        QualifiedName table,
        @Nullable Constraint constraint,
        @Nullable Index index,
        Set<String> columns,
        Structure structure) {

    static Piece of(QualifiedName table, Constraint constraint, List<String> columns) {
        return new Piece(
                table,
                constraint,
                null,
                constraint.accept(new Mentioned(columns)),
                constraint.accept(Structure.OF_CONSTRAINT));
    }

    static Piece of(Index index, List<String> columns) {
        return new Piece(index.table(), null, index, Mentioned.by(index, columns), Structure.of(index));
    }

    SchemaObject object() {
        return this.constraint != null
                ? ObjectNames.constraint(this.table, this.constraint)
                : ObjectNames.index(Objects.requireNonNull(this.index));
    }

    SchemaObject.Kind kind() {
        return object().kind();
    }

    @Nullable
    String name() {
        return this.constraint != null
                ? this.constraint.name()
                : Objects.requireNonNull(this.index).name();
    }

    Operation create() {
        return this.constraint != null
                ? new AddConstraint(this.table, this.constraint)
                : new CreateIndex(Objects.requireNonNull(this.index), false, false);
    }

    Operation drop() {
        return this.constraint != null
                ? new DropConstraint(this.table, Objects.requireNonNull(name()), false, false, null)
                : new DropIndex(Objects.requireNonNull(this.index).qualifiedName(), false, false, false, null);
    }

    @Nullable
    ForeignKey foreignKey() {
        return this.constraint instanceof ForeignKey key ? key : null;
    }

    /** Tells whether foreign keys can refer to it. */
    boolean isKey() {
        return this.constraint instanceof PrimaryKey
                || this.constraint instanceof Unique
                || (this.index != null && this.index.unique());
    }

    /** Tells whether a type change of one of its columns may be refused because of it. */
    boolean dependsOnType() {
        return this.constraint instanceof ForeignKey
                || this.constraint instanceof Check
                || this.constraint instanceof Exclude
                || (this.index != null
                        && (this.index.where() != null
                                || this.index.keys().stream()
                                        .anyMatch(key -> key.expression() || key.operatorClass() != null)));
    }

    /** Tells whether it holds an expression. */
    boolean isExpressed() {
        return this.constraint instanceof Check
                || (this.index != null
                        && (this.index.where() != null
                                || this.index.keys().stream().anyMatch(IndexKey::expression)));
    }

    /** Tells whether a column stands in an expression that it holds. */
    boolean expresses(String column) {
        if (this.index == null) {
            return this.constraint instanceof Check && this.columns.contains(column);
        }
        return (this.index.where() != null && Mentioned.names(this.index.where(), column))
                || this.index.keys().stream().anyMatch(key -> key.expression() && Mentioned.names(key.text(), column));
    }

    /** Tells whether entities can ask for it. */
    boolean sayable() {
        if (this.index != null) {
            return (this.index.method() == null || this.index.method().equals("btree"))
                    && this.index.where() == null
                    && this.index.nullsDistinct()
                    && this.index.storage().include().isEmpty()
                    && this.index.keys().stream()
                            .allMatch(key -> !key.expression()
                                    && key.operatorClass() == null
                                    && key.collation() == null
                                    && Structure.plain(key).nullsOrder() == null);
        }
        return !(this.constraint instanceof Exclude)
                && !(this.constraint instanceof Unique unique
                        && (!unique.nullsDistinct()
                                || !unique.storage().include().isEmpty()));
    }

    /** Returns the columns that an index sorts by, or those of a key. */
    Set<String> keyColumns() {
        if (this.index != null) {
            Set<String> keys = new LinkedHashSet<>();
            this.index.keys().forEach(key -> keys.add(key.text()));
            return keys;
        }
        return this.columns;
    }

    Phase dropPhase() {
        return switch (kind()) {
            case FOREIGN_KEY -> Phase.DROP_FOREIGN_KEY;
            case INDEX -> Phase.DROP_INDEX;
            case CHECK, EXCLUDE -> Phase.DROP_CHECK;
            default -> Phase.DROP_KEY;
        };
    }

    Phase createPhase() {
        return switch (kind()) {
            case FOREIGN_KEY -> Phase.FOREIGN_KEY;
            case INDEX -> Objects.requireNonNull(this.index).unique() ? Phase.KEY : Phase.INDEX;
            case CHECK, EXCLUDE -> Phase.CHECK;
            default -> Phase.KEY;
        };
    }

    /** Returns this piece with a constraint that differs in nothing but its names. */
    Piece with(Constraint replacement) {
        return new Piece(this.table, replacement, null, this.columns, this.structure);
    }

    Piece with(Index replacement) {
        return new Piece(this.table, null, replacement, this.columns, this.structure);
    }

    /** Returns this piece with the name of another one. */
    Piece named(Piece other) {
        return this.constraint != null
                ? with(this.constraint.named(other.name()))
                : with(Objects.requireNonNull(this.index).named(Objects.requireNonNull(other.name())));
    }
}
