package dev.migrate.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which casts PostgreSQL has between its own types: {@code ALTER TABLE ... ALTER COLUMN ... TYPE} makes those by itself that
 * an assignment makes ({@code pg_cast}), and wants to be told all others in {@code USING}.
 */
public final class Casts {

    private static final Set<BuiltIn> NUMBERS = EnumSet.of(
            BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT, BuiltIn.NUMERIC, BuiltIn.REAL, BuiltIn.DOUBLE_PRECISION);

    private static final Set<BuiltIn> TEXTS = EnumSet.of(BuiltIn.CHAR, BuiltIn.VARCHAR, BuiltIn.TEXT, BuiltIn.NAME);

    /** Assignment casts of pg_cast between kinds that are in no common set above. */
    private static final Map<BuiltIn, Set<BuiltIn>> ASSIGNMENTS = Map.ofEntries(
            Map.entry(BuiltIn.DATE, EnumSet.of(BuiltIn.TIMESTAMP, BuiltIn.TIMESTAMPTZ)),
            Map.entry(
                    BuiltIn.TIMESTAMP, EnumSet.of(BuiltIn.DATE, BuiltIn.TIME, BuiltIn.TIMESTAMPTZ, BuiltIn.TIMESTAMP)),
            Map.entry(
                    BuiltIn.TIMESTAMPTZ,
                    EnumSet.of(BuiltIn.DATE, BuiltIn.TIME, BuiltIn.TIMETZ, BuiltIn.TIMESTAMP, BuiltIn.TIMESTAMPTZ)),
            Map.entry(BuiltIn.TIME, EnumSet.of(BuiltIn.INTERVAL, BuiltIn.TIMETZ)),
            Map.entry(BuiltIn.TIMETZ, EnumSet.of(BuiltIn.TIME)),
            Map.entry(BuiltIn.INTERVAL, EnumSet.of(BuiltIn.TIME)),
            Map.entry(BuiltIn.JSON, EnumSet.of(BuiltIn.JSONB)),
            Map.entry(BuiltIn.JSONB, EnumSet.of(BuiltIn.JSON)),
            Map.entry(BuiltIn.MONEY, EnumSet.of(BuiltIn.NUMERIC)),
            Map.entry(BuiltIn.NUMERIC, EnumSet.of(BuiltIn.MONEY)),
            Map.entry(BuiltIn.INTEGER, EnumSet.of(BuiltIn.MONEY)),
            Map.entry(BuiltIn.BIGINT, EnumSet.of(BuiltIn.MONEY)),
            Map.entry(BuiltIn.INET, EnumSet.of(BuiltIn.CIDR)),
            Map.entry(BuiltIn.CIDR, EnumSet.of(BuiltIn.INET)),
            Map.entry(BuiltIn.BIT, EnumSet.of(BuiltIn.VARBIT)),
            Map.entry(BuiltIn.VARBIT, EnumSet.of(BuiltIn.BIT)));

    /** Casts that exist and that PostgreSQL makes only when asked. */
    private static final Map<BuiltIn, Set<BuiltIn>> EXPLICIT = Map.of(
            BuiltIn.BOOLEAN, EnumSet.of(BuiltIn.INTEGER),
            BuiltIn.INTEGER, EnumSet.of(BuiltIn.BOOLEAN, BuiltIn.BIT),
            BuiltIn.BIGINT, EnumSet.of(BuiltIn.BIT, BuiltIn.OID),
            BuiltIn.BIT, EnumSet.of(BuiltIn.INTEGER, BuiltIn.BIGINT),
            BuiltIn.JSONB, EnumSet.of(BuiltIn.BOOLEAN, BuiltIn.NUMERIC, BuiltIn.INTEGER, BuiltIn.BIGINT));

    private Casts() {}

    /** Tells whether PostgreSQL converts a value from one type to the other by itself when it is assigned. */
    public static boolean isAssignment(DataType from, DataType to) {
        if (isText(to)) {
            return true;
        }
        if (from instanceof ArrayType first && to instanceof ArrayType second) {
            return isAssignment(first.element(), second.element());
        }
        if (from instanceof BuiltInType first && to instanceof BuiltInType second) {
            BuiltIn source = first.kind().stored();
            BuiltIn target = second.kind().stored();
            return source == target
                    || (NUMBERS.contains(source) && NUMBERS.contains(target))
                    || ASSIGNMENTS.getOrDefault(source, Set.of()).contains(target);
        }
        return from.equals(to);
    }

    /** Tells whether every text can be cast to every type, and every value to a text: the types that hold text. */
    public static boolean isText(DataType type) {
        return type instanceof BuiltInType builtIn && TEXTS.contains(builtIn.kind());
    }

    /**
     * Returns the types that a value has to be cast to in turn until it is of another type: not always that type alone, as
     * the text {@code true} is no number, and most types have nothing in common but that they have a text.
     */
    public static List<DataType> path(DataType from, DataType to) {
        if (from instanceof BuiltInType first && to instanceof BuiltInType second) {
            BuiltIn source = first.kind().stored();
            BuiltIn target = second.kind().stored();
            if (EXPLICIT.getOrDefault(source, Set.of()).contains(target)) {
                return List.of(to);
            }
            BuiltIn between = between(source, target);
            if (between != null) {
                return List.of(new BuiltInType(between, List.of(), null), to);
            }
        }
        return isText(from) ? List.of(to) : List.of(new BuiltInType(BuiltIn.TEXT, List.of(), null), to);
    }

    /** Returns the type that a column of this type is kept as: a serial one is an integer. */
    public static DataType stored(DataType type) {
        return type instanceof BuiltInType builtIn
                        && builtIn.kind() != builtIn.kind().stored()
                ? new BuiltInType(builtIn.kind().stored(), List.of(), null)
                : type;
    }

    private static @Nullable BuiltIn between(BuiltIn from, BuiltIn to) {
        if ((from == BuiltIn.BOOLEAN && NUMBERS.contains(to)) || (NUMBERS.contains(from) && to == BuiltIn.BOOLEAN)) {
            return BuiltIn.INTEGER;
        }
        return from == BuiltIn.MONEY && NUMBERS.contains(to) ? BuiltIn.NUMERIC : null;
    }
}
