package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Expression;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives expressions of a catalog back the form that PostgreSQL most likely got them in: {@code state in ('NEW', 'OLD')} for
 * {@code (state)::text = ANY ((ARRAY['NEW'::character varying, ...])::text[])}. That is what a person reads, and it is
 * exact: the server makes the same of it again, while it spells its own form otherwise when it gets that.
 */
final class Legible {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[a-z_][\\w$]*)";
    private static final String LITERAL = "'(?:[^']|'')*'";
    private static final String TYPE = "((?:\"[^\"]+\"|[\\w$]+)(?:[. ](?:\"[^\"]+\"|[\\w$]+))*(?:\\[])?)";

    /** A column of type varchar, which is compared as text. */
    private static final Pattern VARCHAR_IN = Pattern.compile("\\(" + NAME + "\\)::text (= ANY|<> ALL) \\(\\(ARRAY\\[("
            + LITERAL + "::character varying(?:, " + LITERAL + "::character varying)*)]\\)::text\\[]\\)");

    private static final Pattern LITERAL_IN = Pattern.compile(
            NAME + " (= ANY|<> ALL) \\(ARRAY\\[((?:" + LITERAL + "::" + TYPE + ")(?:, " + LITERAL + "::\\4)*)]\\)");

    private static final Pattern NUMBER_IN = Pattern.compile(NAME + " (= ANY|<> ALL) \\(ARRAY\\[(\\d+(?:, \\d+)*)]\\)");

    private static final Pattern BETWEEN = Pattern.compile("\\(" + NAME + " >= (\\d+)\\) AND \\(\\1 <= (\\d+)\\)");

    private static final Pattern VARCHAR_COMPARISON =
            Pattern.compile("\\(" + NAME + "\\)::text (=|<>|<=?|>=?) (" + LITERAL + ")::text");

    private static final Pattern COMPARISON = Pattern.compile(NAME + " (=|<>|<=?|>=?) (" + LITERAL + ")::" + TYPE);

    private static final Pattern CAST = Pattern.compile("(" + LITERAL + ")::" + TYPE);

    private static final Pattern NEGATIVE = Pattern.compile("'(-\\d+(?:\\.\\d+)?)'::(?:integer|numeric)");

    private Legible() {}

    static DatabaseModel of(DatabaseModel model) {
        return new DatabaseModel(
                model.schemas(),
                model.enums(),
                model.domains(),
                model.sequences(),
                model.tables().stream().map(Legible::of).toList(),
                model.indexes(),
                model.others());
    }

    private static Table of(Table table) {
        return new Table(
                table.name(),
                table.columns().stream().map(Legible::of).toList(),
                table.constraints().stream()
                        .map(constraint -> of(constraint, table.columns()))
                        .toList(),
                table.comment(),
                table.options());
    }

    private static Column of(Column column) {
        return column.defaultValue() instanceof Expression expression
                ? Columns.withDefault(column, new Expression(defaultOf(expression.sql(), column.type())))
                : column;
    }

    private static Constraint of(Constraint constraint, List<Column> columns) {
        return constraint instanceof Check check
                ? new Check(check.name(), check(check.expression(), columns), check.inherited(), check.validated())
                : constraint;
    }

    static String defaultOf(String sql, DataType type) {
        Matcher negative = NEGATIVE.matcher(sql);
        if (negative.matches()) {
            return negative.group(1);
        }
        Matcher cast = CAST.matcher(sql);
        return cast.matches() && isNameOf(cast.group(2), type) ? cast.group(1) : sql;
    }

    static String check(String sql, List<Column> columns) {
        Matcher matcher = VARCHAR_IN.matcher(sql);
        if (matcher.matches() && isOf(columns, matcher.group(1), "character varying")) {
            return in(matcher, "character varying");
        }
        matcher = LITERAL_IN.matcher(sql);
        if (matcher.matches() && isOf(columns, matcher.group(1), matcher.group(4))) {
            return in(matcher, matcher.group(4));
        }
        matcher = NUMBER_IN.matcher(sql);
        if (matcher.matches()) {
            return in(matcher, "");
        }
        matcher = BETWEEN.matcher(sql);
        if (matcher.matches()) {
            return matcher.group(1) + " between " + matcher.group(2) + " and " + matcher.group(3);
        }
        matcher = VARCHAR_COMPARISON.matcher(sql);
        if (matcher.matches() && isOf(columns, matcher.group(1), "character varying")) {
            return comparison(matcher);
        }
        matcher = COMPARISON.matcher(sql);
        return matcher.matches() && isOf(columns, matcher.group(1), matcher.group(4)) ? comparison(matcher) : sql;
    }

    private static String in(Matcher matcher, String type) {
        String values = matcher.group(3).replaceAll("(" + LITERAL + ")::" + Pattern.quote(type), "$1");
        return matcher.group(1) + (matcher.group(2).startsWith("=") ? " in (" : " not in (") + values + ")";
    }

    private static String comparison(Matcher matcher) {
        return matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3);
    }

    private static boolean isOf(List<Column> columns, String name, String type) {
        String plain = name.startsWith("\"") ? unquoted(name) : name;
        return columns.stream().anyMatch(column -> column.name().equals(plain) && isNameOf(type, column.type()));
    }

    /** Tells whether PostgreSQL writes a type so behind a literal. */
    private static boolean isNameOf(String text, DataType type) {
        if (type instanceof ArrayType array) {
            return text.endsWith("[]") && isNameOf(text.substring(0, text.length() - 2), array.element());
        }
        if (type instanceof NamedType named) {
            String last = text.substring(text.lastIndexOf('.') + 1);
            return named.name().name().equals(last.startsWith("\"") ? unquoted(last) : last);
        }
        return type instanceof BuiltInType builtIn && text.equals(catalogName(builtIn));
    }

    private static @Nullable String catalogName(BuiltInType type) {
        BuiltIn kind = type.kind();
        return switch (kind) {
            case VARCHAR -> "character varying";
            case CHAR -> "bpchar";
            case TIMESTAMP -> "timestamp without time zone";
            case TIMESTAMPTZ -> "timestamp with time zone";
            case TIME -> "time without time zone";
            case TIMETZ -> "time with time zone";
            default -> kind.sql();
        };
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1).replace("\"\"", "\"");
    }
}
