package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.NamedType;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What may become of values when a column gets another type by a cast.
 *
 * @param fails whether there are values that the cast refuses
 * @param loses whether it takes something away from values and says nothing
 */
record Fit(boolean fails, boolean loses) {

    private static final Fit WHOLE = new Fit(false, false);
    private static final Fit REFUSED = new Fit(true, false);
    private static final Fit ROUNDED = new Fit(false, true);

    /** Longer than the values of all types that have a limit. */
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** The longest label of an enum. */
    private static final int LABEL = 63;

    private static final Set<BuiltIn> TEXTS = EnumSet.of(BuiltIn.CHAR, BuiltIn.VARCHAR, BuiltIn.TEXT, BuiltIn.NAME);

    private static final Set<BuiltIn> WHOLE_NUMBERS = EnumSet.of(BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT);

    private static final Set<BuiltIn> FLOATS = EnumSet.of(BuiltIn.REAL, BuiltIn.DOUBLE_PRECISION);

    private static final Set<BuiltIn> DAYS = EnumSet.of(BuiltIn.DATE, BuiltIn.TIMESTAMP, BuiltIn.TIMESTAMPTZ);

    static Fit of(DataType from, DataType to) {
        if (from instanceof ArrayType first && to instanceof ArrayType second) {
            return of(first.element(), second.element());
        }
        if (to instanceof BuiltInType target && TEXTS.contains(target.kind())) {
            return length(from) <= length(target) ? WHOLE : REFUSED;
        }
        if (from instanceof BuiltInType source && to instanceof BuiltInType target) {
            return of(source, target);
        }
        return from.equals(to) ? WHOLE : REFUSED;
    }

    private static Fit of(BuiltInType from, BuiltInType to) {
        BuiltIn source = from.kind();
        BuiltIn target = to.kind();
        if (isNumber(source) && isNumber(target)) {
            return ofNumbers(from, to);
        }
        if (DAYS.contains(source) && DAYS.contains(target) && target != BuiltIn.DATE) {
            return source != BuiltIn.DATE && seconds(from) > seconds(to) ? ROUNDED : WHOLE;
        }
        return switch (target) {
            case BIT -> source == target && length(from) == length(to) ? WHOLE : REFUSED;
            case VARBIT -> length(from) <= length(to) ? WHOLE : REFUSED;
            case DATE -> source == target ? WHOLE : DAYS.contains(source) ? ROUNDED : REFUSED;
            case TIME, TIMETZ, INTERVAL -> ofTimes(from, to);
            case BOOLEAN -> source == target ? WHOLE : isNumber(source) ? ROUNDED : REFUSED;
            default -> isContained(source, target) ? WHOLE : REFUSED;
        };
    }

    private static boolean isContained(BuiltIn source, BuiltIn target) {
        return source == target
                || (source == BuiltIn.JSON && target == BuiltIn.JSONB)
                || (source == BuiltIn.JSONB && target == BuiltIn.JSON)
                || (source == BuiltIn.CIDR && target == BuiltIn.INET)
                || (source == BuiltIn.BOOLEAN && isNumber(target))
                || (source == BuiltIn.MONEY && isNumber(target))
                || (target == BuiltIn.MONEY && WHOLE_NUMBERS.contains(source));
    }

    private static Fit ofTimes(BuiltInType from, BuiltInType to) {
        if (from.kind() == to.kind()) {
            boolean narrower = to.fields() != null && !Objects.equals(from.fields(), to.fields());
            return narrower || seconds(from) > seconds(to) ? ROUNDED : WHOLE;
        }
        return switch (from.kind()) {
            case TIME -> WHOLE;
            case TIMETZ, INTERVAL, TIMESTAMP, TIMESTAMPTZ -> ROUNDED;
            default -> REFUSED;
        };
    }

    private static Fit ofNumbers(BuiltInType from, BuiltInType to) {
        BuiltIn source = from.kind();
        BuiltIn target = to.kind();
        if (target == BuiltIn.REAL) {
            return source == target || source == BuiltIn.SMALLINT ? WHOLE : ROUNDED;
        }
        if (target == BuiltIn.DOUBLE_PRECISION) {
            return source == BuiltIn.BIGINT || source == BuiltIn.NUMERIC ? ROUNDED : WHOLE;
        }
        // The largest numbers with so many digits are beyond a whole number.
        boolean exact = WHOLE_NUMBERS.contains(source) || target == BuiltIn.NUMERIC;
        boolean fails = exact ? digits(from) > digits(to) : digits(from) >= digits(to);
        return new Fit(fails, scale(from) > scale(to));
    }

    private static boolean isNumber(BuiltIn kind) {
        return WHOLE_NUMBERS.contains(kind) || FLOATS.contains(kind) || kind == BuiltIn.NUMERIC;
    }

    /** Returns how many digits may stand before the point. */
    private static int digits(BuiltInType type) {
        List<Integer> parameters = type.parameters();
        return switch (type.kind()) {
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> parameters.isEmpty() ? UNLIMITED : parameters.get(0) - scale(type);
        };
    }

    /** Returns how many digits may stand behind the point. */
    private static int scale(BuiltInType type) {
        List<Integer> parameters = type.parameters();
        if (WHOLE_NUMBERS.contains(type.kind()) || parameters.size() == 1) {
            return 0;
        }
        return parameters.isEmpty() ? UNLIMITED : parameters.get(1);
    }

    private static int seconds(BuiltInType type) {
        return type.parameters().isEmpty() ? 6 : type.parameters().get(0);
    }

    /** Returns how long the text of a value may be. */
    private static int length(DataType type) {
        if (!(type instanceof BuiltInType builtIn)) {
            return type instanceof NamedType ? LABEL : UNLIMITED;
        }
        List<Integer> parameters = builtIn.parameters();
        return switch (builtIn.kind()) {
            case CHAR, BIT -> parameters.isEmpty() ? 1 : parameters.get(0);
            case VARCHAR, VARBIT -> parameters.isEmpty() ? UNLIMITED : parameters.get(0);
            case NAME -> LABEL;
            case BOOLEAN -> 5;
            case SMALLINT -> 6;
            case INTEGER -> 11;
            case BIGINT -> 20;
            case DATE -> 13;
            case UUID -> 36;
            default -> UNLIMITED;
        };
    }
}
