package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts of a model that may name a value of an enumerated type: defaults of its columns, and conditions and expressions
 * that are about such a column or name the type.
 */
record EnumTexts(QualifiedName type, DatabaseModel model) {

    /** Tells whether one of the values is named. */
    boolean name(List<String> values) {
        return this.model.tables().stream()
                .flatMap(this::of)
                .anyMatch(text -> values.stream().map(SqlWords::literal).anyMatch(text::contains));
    }

    private Stream<String> of(Table table) {
        Stream<String> defaults = table.columns().stream()
                .filter(column -> Types.uses(column.type(), this.type))
                .flatMap(EnumTexts::defaultOf);
        Stream<String> expressions = Stream.of(
                        table.columns().stream()
                                .flatMap(column ->
                                        Stream.ofNullable(column.generated()).map(generated -> generated.expression())),
                        table.constraints().stream().flatMap(EnumTexts::of),
                        this.model.indexes().stream()
                                .filter(index -> index.table().equals(table.name()))
                                .flatMap(EnumTexts::of))
                .flatMap(texts -> texts)
                .filter(text -> isAbout(table, this.type, text));
        return Stream.concat(defaults, expressions);
    }

    /** Tells whether an expression of a table is about a column of the type, or names the type. */
    static boolean isAbout(Table table, QualifiedName type, String expression) {
        return Mentioned.names(expression, type.name())
                || table.columns().stream()
                        .filter(column -> Types.uses(column.type(), type))
                        .anyMatch(column -> Mentioned.names(expression, column.name()));
    }

    private static Stream<String> defaultOf(Column column) {
        if (column.defaultValue() instanceof Expression expression) {
            return Stream.of(expression.sql());
        }
        return column.defaultValue() instanceof Literal literal
                ? Stream.of(SqlWords.literal(String.valueOf(literal.value())))
                : Stream.empty();
    }

    private static Stream<String> of(Constraint constraint) {
        if (constraint instanceof Check check) {
            return Stream.of(check.expression());
        }
        return constraint instanceof Exclude exclude ? Stream.ofNullable(exclude.where()) : Stream.empty();
    }

    private static Stream<String> of(Index index) {
        return Stream.concat(
                Stream.ofNullable(index.where()),
                index.keys().stream().filter(IndexKey::expression).map(IndexKey::text));
    }
}
