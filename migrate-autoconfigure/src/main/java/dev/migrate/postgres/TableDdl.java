package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
import static dev.migrate.postgres.DdlText.when;

import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.SetTableParameters;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes statements about whole tables. */
final class TableDdl {

    private TableDdl() {}

    /** Returns the statement that makes the table, and one for each comment. */
    static List<String> create(CreateTable operation) {
        Table table = operation.definition();
        String name = Identifiers.quote(table.name());
        List<String> statements = new ArrayList<>();
        statements.add("create " + persistence(table.options()) + "table "
                + when(operation.ifNotExists(), "if not exists ")
                + name + body(table) + options(table.options()));
        if (table.comment() != null) {
            statements.add("comment on table " + name + " is " + Literals.text(table.comment()));
        }
        for (Column column : table.columns()) {
            String comment = column.options().comment();
            if (comment != null) {
                statements.add(comment(table.name(), column.name(), comment));
            }
        }
        return List.copyOf(statements);
    }

    static String drop(DropTable operation) {
        return "drop table " + when(operation.ifExists(), "if exists ") + Identifiers.quote(operation.table())
                + when(operation.cascade(), " cascade");
    }

    /** Sets the parameters that have a value and resets the others: two statements at most. */
    static List<String> parameters(SetTableParameters operation) {
        Map<String, String> set = new TreeMap<>(operation.parameters());
        set.values().removeIf(String::isEmpty);
        List<String> reset = operation.parameters().keySet().stream()
                .filter(name -> !set.containsKey(name))
                .map(DdlText::parameterName)
                .toList();
        List<String> statements = new ArrayList<>();
        if (!set.isEmpty()) {
            statements.add(alter(operation.table(), "set " + DdlText.parameters(set)));
        }
        if (!reset.isEmpty()) {
            statements.add(alter(operation.table(), "reset (" + String.join(", ", reset) + ")"));
        }
        return List.copyOf(statements);
    }

    static String alter(QualifiedName table, String change) {
        return "alter table " + Identifiers.quote(table) + " " + change;
    }

    static String comment(QualifiedName table, String column, String text) {
        return "comment on column " + Identifiers.quote(table) + "." + Identifiers.quote(column) + " is "
                + Literals.text(text);
    }

    private static String body(Table table) {
        List<String> elements = Stream.concat(
                        table.columns().stream().map(ColumnDdl::render),
                        table.constraints().stream().map(ConstraintDdl::render))
                .toList();
        String lines =
                elements.isEmpty() ? "" : elements.stream().collect(Collectors.joining(",\n    ", "\n    ", "\n"));
        QualifiedName parent = table.options().partitionOf();
        if (parent != null) {
            return " partition of " + Identifiers.quote(parent) + when(!elements.isEmpty(), " (" + lines + ")") + " "
                    + closed(Objects.requireNonNull(table.options().partitionBound()));
        }
        return " (" + lines + ")";
    }

    private static String persistence(TableOptions options) {
        return options.persistence() == TableOptions.Persistence.PERMANENT ? "" : words(options.persistence()) + " ";
    }

    private static String options(TableOptions options) {
        String method = options.accessMethod();
        String tablespace = options.tablespace();
        String partitionBy = options.partitionBy();
        TableOptions.OnCommit onCommit = options.onCommit();
        return when(!options.inherits().isEmpty(), inherits(options.inherits()))
                + (partitionBy == null ? "" : " partition by " + closed(partitionBy))
                + (method == null ? "" : " using " + Identifiers.quote(method))
                + when(!options.with().isEmpty(), " with " + DdlText.parameters(options.with()))
                + (onCommit == null ? "" : " on commit " + words(onCommit))
                + (tablespace == null ? "" : " tablespace " + Identifiers.quote(tablespace));
    }

    private static String inherits(List<QualifiedName> parents) {
        return parents.stream().map(Identifiers::quote).collect(Collectors.joining(", ", " inherits (", ")"));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
