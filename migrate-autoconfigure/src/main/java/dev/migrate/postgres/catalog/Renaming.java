package dev.migrate.postgres.catalog;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.Expression;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.RawType;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.Unique;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Moves a model to other schemas.
 *
 * @param names finds the new name of a table, type, sequence, operator class or collation
 * @param texts finds the new form of a text that holds such names
 */
record Renaming(UnaryOperator<QualifiedName> names, UnaryOperator<String> texts)
        implements Constraint.Visitor<Constraint>, DataType.Visitor<DataType> {

    /** Moves everything but the list of schemas and what the lists cannot hold. */
    DatabaseModel apply(DatabaseModel model) {
        return new DatabaseModel(
                model.schemas(),
                model.enums().stream().map(this::apply).toList(),
                model.domains().stream().map(this::apply).toList(),
                model.sequences().stream().map(this::apply).toList(),
                model.tables().stream().map(this::apply).toList(),
                model.indexes().stream().map(this::apply).toList(),
                model.others());
    }

    EnumType apply(EnumType type) {
        return new EnumType(this.names.apply(type.name()), type.values());
    }

    Domain apply(Domain domain) {
        return new Domain(
                this.names.apply(domain.name()),
                domain.type().accept(this),
                domain.nullable(),
                apply(domain.defaultValue()),
                name(domain.collation()),
                domain.checks().stream().map(this::visit).toList());
    }

    Sequence apply(Sequence sequence) {
        return new Sequence(
                this.names.apply(sequence.name()),
                sequence.type(),
                sequence.options(),
                name(sequence.ownerTable()),
                sequence.ownerColumn());
    }

    Table apply(Table table) {
        return new Table(
                this.names.apply(table.name()),
                table.columns().stream().map(this::apply).toList(),
                table.constraints().stream()
                        .map(constraint -> constraint.accept(this))
                        .toList(),
                table.comment(),
                apply(table.options()));
    }

    Index apply(Index index) {
        return new Index(
                index.name(),
                this.names.apply(index.table()),
                index.keys().stream().map(this::apply).toList(),
                index.unique(),
                index.nullsDistinct(),
                index.method(),
                text(index.where()),
                index.storage());
    }

    Column apply(Column column) {
        Generated generated = column.generated();
        ColumnOptions options = column.options();
        return new Column(
                column.name(),
                column.type().accept(this),
                column.nullable(),
                apply(column.defaultValue()),
                column.identity(),
                generated == null ? null : new Generated(this.texts.apply(generated.expression()), generated.stored()),
                new ColumnOptions(options.comment(), name(options.collation()), options.compression()),
                List.of());
    }

    @Override
    public PrimaryKey visit(PrimaryKey constraint) {
        return constraint;
    }

    @Override
    public Unique visit(Unique constraint) {
        return constraint;
    }

    @Override
    public Check visit(Check check) {
        return new Check(check.name(), this.texts.apply(check.expression()), check.inherited(), check.validated());
    }

    @Override
    public ForeignKey visit(ForeignKey constraint) {
        return constraint.withReferencedTable(this.names.apply(constraint.referencedTable()));
    }

    @Override
    public Exclude visit(Exclude constraint) {
        return new Exclude(
                constraint.name(),
                constraint.method(),
                constraint.elements().stream()
                        .map(element -> new Exclude.Element(apply(element.key()), element.operator()))
                        .toList(),
                text(constraint.where()),
                constraint.checkTime(),
                constraint.storage());
    }

    @Override
    public DataType visit(BuiltInType type) {
        return type;
    }

    @Override
    public DataType visit(NamedType type) {
        return new NamedType(this.names.apply(type.name()));
    }

    @Override
    public DataType visit(ArrayType type) {
        return new ArrayType(type.element().accept(this));
    }

    @Override
    public DataType visit(RawType type) {
        return new RawType(this.texts.apply(type.sql()));
    }

    private IndexKey apply(IndexKey key) {
        return new IndexKey(
                key.expression() ? this.texts.apply(key.text()) : key.text(),
                key.expression(),
                name(key.collation()),
                name(key.operatorClass()),
                key.sort(),
                key.nullsOrder());
    }

    private TableOptions apply(TableOptions options) {
        return new TableOptions(
                options.persistence(),
                options.inherits().stream().map(this.names).toList(),
                text(options.partitionBy()),
                name(options.partitionOf()),
                options.partitionBound(),
                options.accessMethod(),
                options.with(),
                options.onCommit(),
                options.tablespace());
    }

    private @Nullable ColumnDefault apply(@Nullable ColumnDefault value) {
        return value instanceof Expression expression ? new Expression(this.texts.apply(expression.sql())) : value;
    }

    private @Nullable QualifiedName name(@Nullable QualifiedName name) {
        return name == null ? null : this.names.apply(name);
    }

    private @Nullable String text(@Nullable String sql) {
        return sql == null ? null : this.texts.apply(sql);
    }
}
