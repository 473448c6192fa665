package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a model is after an enumerated type or one of its values has been renamed, which every expression follows. */
final class RenamedEnum {

    private RenamedEnum() {}

    static DatabaseModel type(DatabaseModel model, QualifiedName old, String newName) {
        EnumType renamed = new EnumType(old.sibling(newName), List.of());
        Pattern cast =
                Pattern.compile("::((?:\\w+|\"[^\"]+\")\\.)?" + Pattern.quote(SqlWords.name(old.name())) + "(?!\\w)");
        String newCast = Matcher.quoteReplacement(SqlWords.name(newName));
        return reworded(
                model,
                one -> one.name().equals(old) ? new EnumType(renamed.name(), one.values()) : one,
                type -> renamed(type, old, renamed.name()),
                (table, column, text) -> cast.matcher(text)
                        .replaceAll(match -> "::"
                                + (match.group(1) == null ? "" : Matcher.quoteReplacement(match.group(1))) + newCast));
    }

    static DatabaseModel value(DatabaseModel model, QualifiedName type, String old, String newName) {
        return reworded(
                model,
                one -> one.name().equals(type) ? new EnumType(type, renamed(one.values(), old, newName)) : one,
                UnaryOperator.identity(),
                (table, column, text) ->
                        (column != null && Types.uses(column.type(), type)) || EnumTexts.isAbout(table, type, text)
                                ? text.replace(SqlWords.literal(old), SqlWords.literal(newName))
                                : text);
    }

    private static List<String> renamed(List<String> values, String old, String newName) {
        return values.stream().map(value -> value.equals(old) ? newName : value).toList();
    }

    private static DataType renamed(DataType type, QualifiedName old, QualifiedName newName) {
        if (type instanceof ArrayType array) {
            return new ArrayType(renamed(array.element(), old, newName));
        }
        return type.equals(new NamedType(old)) ? new NamedType(newName) : type;
    }

    private static DatabaseModel reworded(
            DatabaseModel model, UnaryOperator<EnumType> enums, UnaryOperator<DataType> types, Words words) {
        Map<QualifiedName, Table> tables = new HashMap<>();
        model.tables().forEach(table -> tables.put(table.name(), table));
        return new DatabaseModel(
                model.schemas(),
                model.enums().stream().map(enums).toList(),
                model.domains(),
                model.sequences(),
                model.tables().stream()
                        .map(table -> reworded(table, types, words))
                        .toList(),
                model.indexes().stream()
                        .map(index -> {
                            Table table = tables.get(index.table());
                            return table == null
                                    ? index
                                    : RenamedModel.keys(index, index.table(), text -> words.of(table, null, text));
                        })
                        .toList(),
                model.others());
    }

    private static Table reworded(Table table, UnaryOperator<DataType> types, Words words) {
        RenamedModel.Columned constraints = new RenamedModel.Columned(
                true, table.name(), UnaryOperator.identity(), text -> words.of(table, null, text));
        return new Table(
                table.name(),
                table.columns().stream()
                        .map(column -> RenamedModel.expressions(
                                Columns.withType(column, types.apply(column.type())),
                                text -> words.of(table, column, text)))
                        .toList(),
                table.constraints().stream()
                        .map(constraint -> constraint.accept(constraints))
                        .toList(),
                table.comment(),
                table.options());
    }

    private interface Words {

        /**
         * Returns an expression in its new words.
         *
         * @param column the column that it is the default of, or that it computes; {@code null} for none
         */
        String of(Table table, @Nullable Column column, String expression);
    }
}
