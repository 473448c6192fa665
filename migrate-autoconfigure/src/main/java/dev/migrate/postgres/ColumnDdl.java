package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
import static dev.migrate.postgres.DdlText.when;

import dev.migrate.MigrateException;
import dev.migrate.operation.ColumnAttribute;
import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Casts;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes columns. */
final class ColumnDdl {

    private ColumnDdl() {}

    static String render(Column column) {
        String compression = column.options().compression();
        QualifiedName collation = column.options().collation();
        ColumnDefault columnDefault = column.defaultValue();
        Generated generated = column.generated();
        Identity identity = column.identity();
        return Identifiers.quote(column.name()) + " " + TypeDdl.render(column.type())
                + (compression == null ? "" : " compression " + Identifiers.quote(compression))
                + (collation == null ? "" : " collate " + Identifiers.quote(collation))
                + (columnDefault == null ? "" : " default " + render(columnDefault))
                + (generated == null ? "" : " " + render(generated))
                + (identity == null ? "" : " " + render(identity))
                + when(!column.nullable() && identity == null, " not null");
    }

    /**
     * Writes the cast of a column to another type, or nothing where PostgreSQL makes it by itself. Of types that are not its
     * own only a text can be cast to all.
     */
    static String cast(String column, DataType from, DataType to) {
        boolean known = Casts.isText(from) || (isBuiltIn(from) && isBuiltIn(to));
        return !known || Casts.isAssignment(from, to)
                ? ""
                : Casts.path(from, to).stream()
                        .map(type -> "::" + TypeDdl.render(type))
                        .collect(Collectors.joining("", " using " + Identifiers.quote(column), ""));
    }

    private static boolean isBuiltIn(DataType type) {
        return type instanceof ArrayType array ? isBuiltIn(array.element()) : type instanceof BuiltInType;
    }

    static String render(ColumnDefault columnDefault) {
        return columnDefault instanceof Expression expression
                ? closed(expression.sql())
                : Literals.value(((Literal) columnDefault).value());
    }

    static String render(Identity identity) {
        String options = options(identity.options());
        return "generated " + (identity.always() ? "always" : "by default") + " as identity"
                + when(!options.isEmpty(), " (" + options + ")");
    }

    /** Writes the change of an identity: each option is set by a word of its own. */
    static String change(Identity identity) {
        SequenceOptions options = identity.options();
        Boolean cycle = options.cycle();
        return "set generated " + (identity.always() ? "always" : "by default")
                + number(" set start with ", options.start())
                + number(" set increment by ", options.increment())
                + number(" set minvalue ", options.minimum())
                + number(" set maxvalue ", options.maximum())
                + number(" set cache ", options.cache())
                + (cycle == null ? "" : cycle ? " set cycle" : " set no cycle");
    }

    /** Writes how a column is kept. The values are words and numbers of the grammar, so nothing else is let through. */
    static String attribute(ColumnAttribute attribute, String value) {
        if (!value.matches("[A-Za-z0-9]+|-1")) {
            throw new MigrateException(
                    "\"" + value + "\" is no value for " + attribute.name().toLowerCase(Locale.ROOT) + ".",
                    "Use a storage mode, a number or a compression method.");
        }
        return "set " + attribute.name().toLowerCase(Locale.ROOT) + " " + value.toLowerCase(Locale.ROOT);
    }

    /** Writes how a sequence counts, with blanks between; empty if everything is left to PostgreSQL. */
    static String options(SequenceOptions options) {
        Boolean cycle = options.cycle();
        String text = number(" start with ", options.start())
                + number(" increment by ", options.increment())
                + number(" minvalue ", options.minimum())
                + number(" maxvalue ", options.maximum())
                + number(" cache ", options.cache())
                + (cycle == null ? "" : cycle ? " cycle" : " no cycle");
        return text.trim();
    }

    private static String render(Generated generated) {
        return "generated always as (" + closed(generated.expression()) + ")"
                + (generated.stored() ? " stored" : " virtual");
    }

    private static String number(String words, @Nullable Long value) {
        return value == null ? "" : words + value;
    }
}
