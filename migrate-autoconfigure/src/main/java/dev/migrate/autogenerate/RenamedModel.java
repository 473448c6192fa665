package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.Expression;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.Unique;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a model is after something has been renamed. PostgreSQL follows the name in every expression, and so does this. */
final class RenamedModel {

    private RenamedModel() {}

    static DatabaseModel table(DatabaseModel model, QualifiedName old, QualifiedName renamed) {
        UnaryOperator<QualifiedName> names = name -> name.equals(old) ? renamed : name;
        return new DatabaseModel(
                model.schemas(),
                model.enums(),
                model.domains(),
                model.sequences().stream()
                        .map(sequence -> owner(sequence, names))
                        .toList(),
                model.tables().stream()
                        .map(table -> new Table(
                                names.apply(table.name()),
                                table.columns(),
                                table.constraints().stream()
                                        .map(constraint -> constraint instanceof ForeignKey key
                                                ? key.withReferencedTable(names.apply(key.referencedTable()))
                                                : constraint)
                                        .toList(),
                                table.comment(),
                                table.options()
                                        .withInherits(table.options().inherits().stream()
                                                .map(names)
                                                .toList())))
                        .toList(),
                model.indexes().stream()
                        .map(index -> keys(index, names.apply(index.table()), UnaryOperator.identity()))
                        .toList(),
                model.others().stream()
                        .map(other -> uses(other, use -> use.of(names.apply(use.relation()), use.column())))
                        .toList());
    }

    static DatabaseModel sequence(DatabaseModel model, QualifiedName old, String newName) {
        UnaryOperator<String> words = text -> Mentioned.renamed(text, old.name(), newName);
        return new DatabaseModel(
                model.schemas(),
                model.enums(),
                model.domains(),
                model.sequences().stream()
                        .map(sequence -> sequence.name().equals(old)
                                ? new Sequence(
                                        old.sibling(newName),
                                        sequence.type(),
                                        sequence.options(),
                                        sequence.ownerTable(),
                                        sequence.ownerColumn())
                                : sequence)
                        .toList(),
                model.tables().stream()
                        .map(table -> new Table(
                                table.name(),
                                table.columns().stream()
                                        .map(column -> expressions(column, words))
                                        .toList(),
                                table.constraints(),
                                table.comment(),
                                table.options()))
                        .toList(),
                model.indexes(),
                model.others());
    }

    static DatabaseModel column(DatabaseModel model, QualifiedName owner, String old, String newName) {
        UnaryOperator<String> names = name -> name.equals(old) ? newName : name;
        UnaryOperator<String> words = text -> Mentioned.renamed(text, old, newName);
        return new DatabaseModel(
                model.schemas(),
                model.enums(),
                model.domains(),
                model.sequences().stream()
                        .map(sequence -> owner.equals(sequence.ownerTable()) && old.equals(sequence.ownerColumn())
                                ? owned(sequence, owner, newName)
                                : sequence)
                        .toList(),
                model.tables().stream()
                        .map(table -> {
                            boolean own = table.name().equals(owner);
                            return new Table(
                                    table.name(),
                                    table.columns().stream()
                                            .map(column -> own
                                                    ? expressions(
                                                            Columns.named(column, names.apply(column.name())), words)
                                                    : column)
                                            .toList(),
                                    table.constraints().stream()
                                            .map(constraint ->
                                                    constraint.accept(new Columned(own, owner, names, words)))
                                            .toList(),
                                    table.comment(),
                                    own ? options(table.options(), words) : table.options());
                        })
                        .toList(),
                model.indexes().stream()
                        .map(index -> index.table().equals(owner) ? keys(index, owner, names, words) : index)
                        .toList(),
                model.others().stream()
                        .map(other -> uses(
                                other,
                                use -> use.relation().equals(owner) && old.equals(use.column())
                                        ? use.of(owner, newName)
                                        : use))
                        .toList());
    }

    private static OtherObject uses(OtherObject other, UnaryOperator<OtherObject.Use> renamed) {
        return other.withUses(other.uses().stream().map(renamed).toList());
    }

    private static TableOptions options(TableOptions options, UnaryOperator<String> words) {
        return options.partitionBy() == null ? options : options.withPartitionBy(words.apply(options.partitionBy()));
    }

    private static Sequence owner(Sequence sequence, UnaryOperator<QualifiedName> names) {
        QualifiedName table = sequence.ownerTable();
        return table == null ? sequence : owned(sequence, names.apply(table), sequence.ownerColumn());
    }

    private static Sequence owned(Sequence sequence, QualifiedName table, @Nullable String column) {
        return new Sequence(sequence.name(), sequence.type(), sequence.options(), table, column);
    }

    static Column expressions(Column column, UnaryOperator<String> words) {
        ColumnDefault value = column.defaultValue();
        Generated generated = column.generated();
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                value instanceof Expression expression ? new Expression(words.apply(expression.sql())) : value,
                column.identity(),
                generated == null ? null : new Generated(words.apply(generated.expression()), generated.stored()),
                column.options(),
                column.constraints());
    }

    static Index keys(Index index, QualifiedName table, UnaryOperator<String> words) {
        return keys(index, table, UnaryOperator.identity(), words);
    }

    private static Index keys(
            Index index, QualifiedName table, UnaryOperator<String> names, UnaryOperator<String> words) {
        return new Index(
                index.name(),
                table,
                index.keys().stream().map(key -> key(key, names, words)).toList(),
                index.unique(),
                index.nullsDistinct(),
                index.method(),
                optional(index.where(), words),
                storage(index.storage(), names));
    }

    private static IndexKey key(IndexKey key, UnaryOperator<String> names, UnaryOperator<String> words) {
        return new IndexKey(
                key.expression() ? words.apply(key.text()) : names.apply(key.text()),
                key.expression(),
                key.collation(),
                key.operatorClass(),
                key.sort(),
                key.nullsOrder());
    }

    private static IndexStorage storage(IndexStorage storage, UnaryOperator<String> names) {
        return storage.withInclude(storage.include().stream().map(names).toList());
    }

    private static @Nullable String optional(@Nullable String text, UnaryOperator<String> words) {
        return text == null ? null : words.apply(text);
    }

    /** Renames a column in constraints: those of its table, and foreign keys that refer to it. */
    record Columned(boolean own, QualifiedName owner, UnaryOperator<String> names, UnaryOperator<String> words)
            implements Constraint.Visitor<Constraint> {

        private List<String> own(List<String> columns) {
            return this.own ? columns.stream().map(this.names).toList() : columns;
        }

        private IndexStorage own(IndexStorage storage) {
            return this.own ? storage(storage, this.names) : storage;
        }

        @Override
        public Constraint visit(PrimaryKey constraint) {
            return new PrimaryKey(
                    constraint.name(),
                    own(constraint.columns()),
                    constraint.checkTime(),
                    own(constraint.storage()),
                    constraint.usingIndex());
        }

        @Override
        public Constraint visit(Unique constraint) {
            return new Unique(
                    constraint.name(),
                    own(constraint.columns()),
                    constraint.nullsDistinct(),
                    constraint.checkTime(),
                    own(constraint.storage()),
                    constraint.usingIndex());
        }

        @Override
        public Constraint visit(Check constraint) {
            return this.own
                    ? new Check(
                            constraint.name(),
                            this.words.apply(constraint.expression()),
                            constraint.inherited(),
                            constraint.validated())
                    : constraint;
        }

        @Override
        public Constraint visit(ForeignKey constraint) {
            boolean refers = constraint.referencedTable().equals(this.owner);
            return new ForeignKey(
                    constraint.name(),
                    own(constraint.columns()),
                    constraint.referencedTable(),
                    refers
                            ? constraint.referencedColumns().stream()
                                    .map(this.names)
                                    .toList()
                            : constraint.referencedColumns(),
                    constraint.match(),
                    constraint.onDelete(),
                    own(constraint.onDeleteColumns()),
                    constraint.onUpdate(),
                    constraint.checkTime(),
                    constraint.validated());
        }

        @Override
        public Constraint visit(Exclude constraint) {
            return this.own
                    ? new Exclude(
                            constraint.name(),
                            constraint.method(),
                            constraint.elements().stream()
                                    .map(element -> new Exclude.Element(
                                            key(element.key(), this.names, this.words), element.operator()))
                                    .toList(),
                            optional(constraint.where(), this.words),
                            constraint.checkTime(),
                            own(constraint.storage()))
                    : constraint;
        }
    }
}
