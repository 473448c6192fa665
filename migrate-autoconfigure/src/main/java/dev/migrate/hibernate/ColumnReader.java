package dev.migrate.hibernate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads columns as Hibernate's table exporter writes them. */
final class ColumnReader {

    private final Metadata metadata;
    private final Dialect dialect;
    private final TypeReader types;

    ColumnReader(Metadata metadata, TypeReader types) {
        this.metadata = metadata;
        this.dialect = metadata.getDatabase().getDialect();
        this.types = types;
    }

    /** Reads a column with the constraints that Hibernate writes beside it. */
    Column read(org.hibernate.mapping.Column column, Table table) {
        String text = column.getSqlType(this.metadata);
        String options = column.getOptions();
        ColumnDefinition definition =
                ColumnDefinition.read(options == null || options.isBlank() ? text : text + " " + options);
        Identity identity = identity(column, definition);
        Generated generated = identity == null ? generated(column, definition) : null;
        return new Column(
                Names.of(column),
                this.types.read(definition.type()),
                identity == null && nullable(column, table, generated) && !definition.notNull(),
                identity == null && generated == null ? defaultValue(column, definition) : null,
                identity,
                generated,
                new ColumnOptions(column.getComment(), collation(column, definition), definition.compression()),
                constraints(column, table, definition));
    }

    private static @Nullable Identity identity(org.hibernate.mapping.Column column, ColumnDefinition definition) {
        Identity written = definition.identity();
        return written == null && column.isIdentity() ? new Identity(false, new SequenceOptions()) : written;
    }

    private @Nullable Generated generated(org.hibernate.mapping.Column column, ColumnDefinition definition) {
        String expression = column.getGeneratedAs();
        return expression == null
                ? definition.generated()
                : new Generated(expression, this.dialect.generatedAs(expression).endsWith("stored"));
    }

    /** Hibernate leaves {@code not null} out where it generates the column, but not where the key holds it. */
    private boolean nullable(org.hibernate.mapping.Column column, Table table, @Nullable Generated generated) {
        boolean key = table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
        boolean left =
                generated != null && column.getGeneratedAs() != null && !this.dialect.supportsNotNullAfterGeneratedAs();
        return !key && (left || column.isNullable());
    }

    private static @Nullable ColumnDefault defaultValue(
            org.hibernate.mapping.Column column, ColumnDefinition definition) {
        String own = column.getDefaultValue();
        String expression = own == null ? definition.defaultExpression() : own;
        return expression == null ? null : new Expression(expression);
    }

    private static @Nullable QualifiedName collation(org.hibernate.mapping.Column column, ColumnDefinition definition) {
        String own = column.getCollation();
        if (own != null) {
            return new QualifiedName(null, own);
        }
        String written = definition.collation();
        return written == null ? null : Names.qualifiedOfSql(written);
    }

    private static List<Constraint> constraints(
            org.hibernate.mapping.Column column, Table table, ColumnDefinition definition) {
        List<Constraint> constraints = new ArrayList<>();
        boolean unique = column.isUnique() && !table.isPrimaryKey(column);
        if (unique || definition.unique()) {
            constraints.add(new Unique(List.of(Names.of(column))));
        }
        definition.checks().forEach(check -> constraints.add(new Check(check)));
        List<CheckConstraint> anonymous = column.getCheckConstraints().stream()
                .filter(CheckConstraint::isAnonymous)
                .toList();
        if (anonymous.size() == 1) {
            constraints.add(new Check(anonymous.get(0).getConstraint()));
        } else if (!anonymous.isEmpty()) {
            constraints.add(new Check(String.join(
                    " and ",
                    anonymous.stream()
                            .map(CheckConstraint::getConstraintInParens)
                            .toList())));
        }
        column.getCheckConstraints().stream()
                .filter(CheckConstraint::isNamed)
                .forEach(check -> constraints.add(ConstraintReader.check(check)));
        return constraints;
    }
}
