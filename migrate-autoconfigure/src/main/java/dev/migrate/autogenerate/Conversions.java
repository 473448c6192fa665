package dev.migrate.autogenerate;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conversions that a cast gets wrong, though PostgreSQL has one: Hibernate keeps large objects as {@code oid}, of which a
 * cast takes the number, a duration as nanoseconds, and may keep a boolean as a letter; an address becomes text with the
 * mask {@code /32} that nobody wrote; a list is no text of JSON.
 */
final class Conversions {

    private static final Set<BuiltIn> TEXTS = EnumSet.of(BuiltIn.TEXT, BuiltIn.VARCHAR, BuiltIn.CHAR);

    private static final Set<BuiltIn> NUMBERS = EnumSet.of(
            BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT, BuiltIn.NUMERIC, BuiltIn.REAL, BuiltIn.DOUBLE_PRECISION);

    private static final Set<BuiltIn> TIMES =
            EnumSet.of(BuiltIn.DATE, BuiltIn.TIME, BuiltIn.TIMESTAMP, BuiltIn.TIMESTAMPTZ);

    /** Of these types no value has a text that is one of a UUID. */
    private static final Set<BuiltIn> PLAIN = plain();

    private Conversions() {}

    private static Set<BuiltIn> plain() {
        Set<BuiltIn> plain = EnumSet.of(BuiltIn.BOOLEAN);
        plain.addAll(NUMBERS);
        plain.addAll(TIMES);
        return plain;
    }

    /** Tells whether no value of one type can become one of the other. */
    static boolean isImpossible(DataType from, DataType to) {
        return from instanceof BuiltInType source
                && to instanceof BuiltInType target
                && ((source.kind() == BuiltIn.UUID && PLAIN.contains(target.kind()))
                        || (PLAIN.contains(source.kind()) && target.kind() == BuiltIn.UUID)
                        || (TIMES.contains(source.kind()) && NUMBERS.contains(target.kind()))
                        || (TIMES.contains(source.kind()) && target.kind() == BuiltIn.BOOLEAN)
                        || (source.kind() == BuiltIn.BOOLEAN && TIMES.contains(target.kind()))
                        || (source.kind() == BuiltIn.TIME
                                && target.kind() != BuiltIn.TIME
                                && TIMES.contains(target.kind())));
    }

    /** Returns the expression that converts the values of a column, {@code null} if a cast does. */
    static @Nullable String using(DataType from, DataType to, String column) {
        String list = ListConversion.using(from, to, column);
        if (list != null || !(to instanceof BuiltInType target)) {
            return list;
        }
        if (isJson(target.kind()) && !(from instanceof BuiltInType text && readsAsJson(text.kind()))) {
            return "to_" + target.kind().sql() + "(" + column + ")";
        }
        if (!(from instanceof BuiltInType source)) {
            return null;
        }
        if (target.kind() == BuiltIn.OID) {
            return switch (source.kind()) {
                case TEXT, VARCHAR, CHAR -> "lo_from_bytea(0, convert_to(" + column + ", 'UTF8'))";
                case BYTEA -> "lo_from_bytea(0, " + column + ")";
                default -> null;
            };
        }
        if (source.kind() == BuiltIn.OID) {
            return switch (target.kind()) {
                case TEXT, VARCHAR, CHAR -> "convert_from(lo_get(" + column + "), 'UTF8')";
                case BYTEA -> "lo_get(" + column + ")";
                default -> null;
            };
        }
        if (source.kind() == BuiltIn.INET && TEXTS.contains(target.kind())) {
            return "abbrev(" + column + ")";
        }
        if (isNanoseconds(source) && target.kind() == BuiltIn.INTERVAL) {
            return "make_interval(secs => " + column + " / 1000000000)";
        }
        if (source.kind() == BuiltIn.INTERVAL && isNanoseconds(target)) {
            return "extract(epoch from " + column + ") * 1000000000";
        }
        return isLetter(source, target) ? "case " + column + " when true then 'Y' when false then 'N' end" : null;
    }

    private static boolean isJson(BuiltIn kind) {
        return kind == BuiltIn.JSON || kind == BuiltIn.JSONB;
    }

    private static boolean readsAsJson(BuiltIn kind) {
        return isJson(kind) || TEXTS.contains(kind);
    }

    /** Tells whether values are numbers of large objects, which do not go with them. */
    static boolean isOfLargeObject(DataType type) {
        return type instanceof BuiltInType builtIn && builtIn.kind() == BuiltIn.OID;
    }

    /** Tells whether a conversion leaves nanoseconds out. */
    static boolean isRounding(DataType from, DataType to) {
        return from instanceof BuiltInType source
                && isNanoseconds(source)
                && to instanceof BuiltInType target
                && target.kind() == BuiltIn.INTERVAL;
    }

    /** Hibernate keeps a duration so if it is not told otherwise. */
    private static boolean isNanoseconds(BuiltInType type) {
        return type.kind() == BuiltIn.NUMERIC && type.parameters().equals(List.of(21, 0));
    }

    /** Tells whether a boolean becomes a letter. */
    static boolean isLetter(DataType from, DataType to) {
        return from instanceof BuiltInType source
                && source.kind() == BuiltIn.BOOLEAN
                && to instanceof BuiltInType target
                && (target.kind() == BuiltIn.CHAR || target.kind() == BuiltIn.VARCHAR)
                && (target.parameters().equals(List.of(1))
                        || (target.kind() == BuiltIn.CHAR && target.parameters().isEmpty()));
    }
}
