package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one value becomes a list, and a list one value. The cast of PostgreSQL takes texts for what the server itself writes
 * of an array, <code>{a,b}</code>, which no application does.
 */
final class ListConversion {

    private static final Set<BuiltIn> TEXTS = EnumSet.of(BuiltIn.TEXT, BuiltIn.VARCHAR, BuiltIn.CHAR);
    private static final Set<BuiltIn> JSONS = EnumSet.of(BuiltIn.JSON, BuiltIn.JSONB);

    private ListConversion() {}

    /** Returns the expression that converts a column, {@code null} if it is not one between a value and a list. */
    static @Nullable String using(DataType from, DataType to, String column) {
        if (to instanceof ArrayType list && !(from instanceof ArrayType)) {
            return toList(from, list, column);
        }
        return from instanceof ArrayType list && !(to instanceof ArrayType) && !isOneOf(JSONS, to)
                ? toValue(list, to, column)
                : null;
    }

    private static String toList(DataType from, ArrayType to, String column) {
        if (isOneOf(JSONS, from)) {
            return "translate(" + column + "::text, '[]', '{}')::" + SqlWords.type(to);
        }
        if (isOneOf(TEXTS, from)) {
            return "string_to_array(" + column + ", ',')" + cast(new BuiltInType(BuiltIn.TEXT, List.of(), null), to);
        }
        String cast = cast(from, to);
        // By way of text, as an array is cast only where its elements are.
        String element = cast.isEmpty() ? column : column + "::text";
        return "case when " + column + " is not null then array[" + element + "]" + cast + " end";
    }

    private static String cast(DataType element, ArrayType to) {
        return Types.akin(element, to.element()) ? "" : "::" + SqlWords.type(to);
    }

    private static String toValue(ArrayType from, DataType to, String column) {
        if (isOneOf(TEXTS, to)) {
            return "array_to_string(" + column + ", ',')";
        }
        return column + "[1]" + (Types.akin(from.element(), to) ? "" : "::text::" + SqlWords.type(to));
    }

    /** Returns what a reader has to know about that. */
    static List<String> remarks(DataType from, DataType to, String name) {
        if (from instanceof ArrayType) {
            return List.of(
                    isOneOf(TEXTS, to)
                            ? "The elements of " + name
                                    + " become one text, with commas between: is that what is meant?"
                            : "Keeps only the first element of " + name + ": nothing brings back what goes.");
        }
        if (isOneOf(JSONS, from)) {
            return List.of("Fails while a value of " + name
                    + " is no plain list. Brackets within its texts would become braces.");
        }
        return isOneOf(TEXTS, from)
                ? List.of("Commas in " + name + " separate the elements of its list: is that what is meant?")
                : List.of();
    }

    private static boolean isOneOf(Set<BuiltIn> kinds, DataType type) {
        return type instanceof BuiltInType builtIn && kinds.contains(builtIn.kind());
    }
}
