package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.RawType;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the names of a model another form.
 *
 * @param names what becomes of the names of tables and sequences, and of types where they are made
 * @param references what becomes of the names of types, collations and operator classes where they are used
 */
record NameForm(UnaryOperator<QualifiedName> names, UnaryOperator<QualifiedName> references)
        implements DataType.Visitor<DataType> {

    /** Takes the default schema off every name, so that a revision reads as a person would write it. */
    static NameForm plain(String defaultSchema) {
        UnaryOperator<QualifiedName> plain =
                name -> defaultSchema.equals(name.schema()) ? new QualifiedName(null, name.name()) : name;
        return new NameForm(plain, plain);
    }

    /** Gives the default schema to every name of the model's own; other types may be anywhere on the search path. */
    static NameForm qualified(String defaultSchema, DatabaseModel model) {
        Set<QualifiedName> own = Stream.concat(
                        model.enums().stream().map(EnumType::name),
                        model.domains().stream().map(Domain::name))
                .collect(Collectors.toSet());
        return new NameForm(
                name -> name.orIn(defaultSchema), name -> own.contains(name) ? name.orIn(defaultSchema) : name);
    }

    DatabaseModel of(DatabaseModel model) {
        return new DatabaseModel(
                model.schemas(),
                model.enums().stream()
                        .map(type -> new EnumType(of(type.name()), type.values()))
                        .toList(),
                model.domains().stream().map(this::of).toList(),
                model.sequences().stream().map(this::of).toList(),
                model.tables().stream().map(this::of).toList(),
                model.indexes().stream().map(this::of).toList(),
                model.others().stream().map(this::of).toList());
    }

    private OtherObject of(OtherObject other) {
        return new OtherObject(
                other.kind(),
                of(other.name()),
                other.part(),
                other.uses().stream()
                        .map(use -> use.of(of(use.relation()), use.column()))
                        .toList());
    }

    private Domain of(Domain domain) {
        return new Domain(
                of(domain.name()),
                domain.type().accept(this),
                domain.nullable(),
                domain.defaultValue(),
                reference(domain.collation()),
                domain.checks());
    }

    private Sequence of(Sequence sequence) {
        return new Sequence(
                of(sequence.name()),
                sequence.type(),
                sequence.options(),
                sequence.ownerTable() == null ? null : of(sequence.ownerTable()),
                sequence.ownerColumn());
    }

    private Table of(Table table) {
        return new Table(
                of(table.name()),
                table.columns().stream().map(this::of).toList(),
                table.constraints().stream().map(this::of).toList(),
                table.comment(),
                table.options()
                        .withInherits(table.options().inherits().stream()
                                .map(this::of)
                                .toList()));
    }

    private Column of(Column column) {
        ColumnOptions options = column.options();
        return new Column(
                column.name(),
                column.type().accept(this),
                column.nullable(),
                column.defaultValue(),
                column.identity(),
                column.generated(),
                new ColumnOptions(options.comment(), reference(options.collation()), options.compression()),
                column.constraints());
    }

    private Constraint of(Constraint constraint) {
        return constraint instanceof ForeignKey key ? key.withReferencedTable(of(key.referencedTable())) : constraint;
    }

    private Index of(Index index) {
        return new Index(
                index.name(),
                of(index.table()),
                index.keys().stream().map(this::of).toList(),
                index.unique(),
                index.nullsDistinct(),
                index.method(),
                index.where(),
                index.storage());
    }

    private IndexKey of(IndexKey key) {
        return new IndexKey(
                key.text(),
                key.expression(),
                reference(key.collation()),
                reference(key.operatorClass()),
                key.sort(),
                key.nullsOrder());
    }

    private QualifiedName of(QualifiedName name) {
        return this.names.apply(name);
    }

    private @Nullable QualifiedName reference(@Nullable QualifiedName name) {
        return name == null ? null : this.references.apply(name);
    }

    @Override
    public DataType visit(BuiltInType type) {
        return type;
    }

    @Override
    public DataType visit(NamedType type) {
        return new NamedType(this.references.apply(type.name()));
    }

    @Override
    public DataType visit(ArrayType type) {
        return new ArrayType(type.element().accept(this));
    }

    @Override
    public DataType visit(RawType type) {
        return type;
    }
}
