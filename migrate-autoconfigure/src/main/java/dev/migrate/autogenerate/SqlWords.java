package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Keywords;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.RawType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The little SQL that stands inside operations as trusted text, the expression of a type change, and in remarks.
 */
final class SqlWords {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private static final Pattern CAST_LITERAL = Pattern.compile(
            "('(?:[^']|'')*')::[\\w .\"]+(?:\\(\\d+(?:,\\d+)?\\))?(?: with(?:out)? time zone)?(?:\\[])?");

    private SqlWords() {}

    static String name(String name) {
        return PLAIN.matcher(name).matches() && !Keywords.needsQuotes(name) ? name : quoted(name);
    }

    static String name(QualifiedName name) {
        return name.schema() == null ? name(name.name()) : name(name.schema()) + "." + name(name.name());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(QualifiedName name) {
        return name.schema() == null ? quoted(name.name()) : quoted(name.schema()) + "." + quoted(name.name());
    }

    /** Returns a literal without the type behind it, any other expression as it is. */
    static String withoutCast(String sql) {
        Matcher cast = CAST_LITERAL.matcher(sql);
        return cast.matches() ? cast.group(1) : sql;
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String type(DataType type) {
        return type.accept(new DataType.Visitor<>() {

            @Override
            public String visit(BuiltInType builtIn) {
                String parameters = builtIn.parameters().isEmpty()
                        ? ""
                        : builtIn.parameters().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", "(", ")"));
                String fields =
                        builtIn.fields() == null ? "" : " " + builtIn.fields().sql();
                return builtIn.kind().sql() + fields + parameters;
            }

            @Override
            public String visit(NamedType named) {
                return name(named.name());
            }

            @Override
            public String visit(ArrayType array) {
                return array.element().accept(this) + "[]";
            }

            @Override
            public String visit(RawType raw) {
                return raw.sql();
            }
        });
    }
}
