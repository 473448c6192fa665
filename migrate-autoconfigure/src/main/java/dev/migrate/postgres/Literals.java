package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.schema.Expression;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as literals that the server reads back as exactly the same value, whatever its settings for dates,
 * intervals and escapes are. Text, dates and the like are quoted without a type, so that the column gives it.
 */
final class Literals {

    private Literals() {}

    /** Writes a text. A backslash asks for the form that means the same with and without standard_conforming_strings. */
    static String text(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new MigrateException(
                    "A text holds a NUL character, which PostgreSQL cannot store: \"" + value.replace("\0", "\\0")
                            + "\".",
                    "Take the character out of the text, or use a column of type bytea.");
        }
        String quoted = "'" + value.replace("'", "''") + "'";
        return quoted.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /**
     * Writes a value.
     *
     * @throws MigrateException if the type of the value has no literal
     */
    static String value(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Expression expression) {
            return DdlText.closed(expression.sql());
        }
        if (value instanceof Boolean || isExactNumber(value)) {
            return value.toString();
        }
        return text(plain(value));
    }

    private static boolean isExactNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal;
    }

    /** Writes what stands between the quotes. */
    private static String plain(Object value) {
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        if (value.getClass().isArray()) {
            return array(elements(value));
        }
        if (value instanceof Duration || value instanceof Period || value instanceof Temporal) {
            return TemporalLiterals.plain(value);
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof Boolean
                || value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new MigrateException(
                "A value of type " + value.getClass().getName() + " has no literal in PostgreSQL.",
                "Use a string, a number, a boolean, a UUID, a java.time value, a byte[] or a list of these, or write"
                        + " sql(\"...\") for an expression.");
    }

    private static List<@Nullable Object> elements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int index = 0; index < Array.getLength(array); index++) {
            elements.add(Array.get(array, index));
        }
        return elements;
    }

    private static String array(List<?> elements) {
        return elements.stream().map(Literals::element).collect(Collectors.joining(",", "{", "}"));
    }

    /** Every element but NULL and an inner array is quoted: then nothing in it has a meaning. */
    private static String element(@Nullable Object element) {
        if (element == null) {
            return "NULL";
        }
        if (element instanceof Expression) {
            throw new MigrateException(
                    "An expression cannot be an element of an array literal.",
                    "Write the whole array as an expression: sql(\"array[...]\").");
        }
        boolean inner = element instanceof List || (element.getClass().isArray() && !(element instanceof byte[]));
        return inner
                ? plain(element)
                : '"' + plain(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
