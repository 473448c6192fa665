package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a comparison knows about types. */
final class Types {

    private static final Set<BuiltIn> NUMBERS = EnumSet.of(
            BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT, BuiltIn.NUMERIC, BuiltIn.REAL, BuiltIn.DOUBLE_PRECISION);

    private static final Set<BuiltIn> TEXTS = EnumSet.of(BuiltIn.CHAR, BuiltIn.VARCHAR, BuiltIn.TEXT, BuiltIn.NAME);

    private static final Set<BuiltIn> SECONDS =
            EnumSet.of(BuiltIn.TIME, BuiltIn.TIMETZ, BuiltIn.TIMESTAMP, BuiltIn.TIMESTAMPTZ, BuiltIn.INTERVAL);

    private static final Map<BuiltIn, BuiltIn> SERIALS = Map.of(
            BuiltIn.SMALLSERIAL, BuiltIn.SMALLINT,
            BuiltIn.SERIAL, BuiltIn.INTEGER,
            BuiltIn.BIGSERIAL, BuiltIn.BIGINT);

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

    private Types() {}

    /** Tells whether two types are the same to PostgreSQL. */
    static boolean same(DataType one, DataType other) {
        return plain(one).equals(plain(other));
    }

    /** Tells whether only the parameters differ, such as a length. */
    static boolean sameKind(DataType one, DataType other) {
        if (one instanceof BuiltInType first && other instanceof BuiltInType second) {
            return kind(first) == kind(second);
        }
        if (one instanceof ArrayType first && other instanceof ArrayType second) {
            return sameKind(first.element(), second.element());
        }
        return one.equals(other);
    }

    /** Tells whether expressions about a column go on to be valid when it gets the other type. */
    static boolean akin(DataType one, DataType other) {
        if (one instanceof BuiltInType first && other instanceof BuiltInType second) {
            BuiltIn before = kind(first);
            BuiltIn after = kind(second);
            return before == after
                    || (NUMBERS.contains(before) && NUMBERS.contains(after))
                    || (TEXTS.contains(before) && TEXTS.contains(after));
        }
        if (one instanceof ArrayType first && other instanceof ArrayType second) {
            return akin(first.element(), second.element());
        }
        return one.equals(other);
    }

    /** Tells whether an expression about a column is spelled otherwise when it gets the other type. */
    static boolean recasts(DataType one, DataType other) {
        return one instanceof BuiltInType first
                && other instanceof BuiltInType second
                && NUMBERS.contains(kind(first))
                && NUMBERS.contains(kind(second))
                && kind(first) != kind(second)
                && !(isWholeNumber(one) && isWholeNumber(other));
    }

    /** Tells whether PostgreSQL converts a column from one type to the other by itself. */
    static boolean converts(DataType from, DataType to) {
        if (Conversions.using(from, to, "") != null) {
            return false;
        }
        if (to instanceof BuiltInType target && TEXTS.contains(target.kind())) {
            return true;
        }
        if (from instanceof ArrayType first && to instanceof ArrayType second) {
            return converts(first.element(), second.element());
        }
        if (from instanceof BuiltInType first && to instanceof BuiltInType second) {
            BuiltIn source = kind(first);
            BuiltIn target = kind(second);
            return source == target
                    || (NUMBERS.contains(source) && NUMBERS.contains(target))
                    || ASSIGNMENTS.getOrDefault(source, Set.of()).contains(target);
        }
        return sameKind(from, to);
    }

    /** Returns the expression that converts a column, {@code null} if PostgreSQL does it by itself. */
    static @Nullable String using(Column column, DataType to) {
        DataType from = column.type();
        if (converts(from, to)) {
            return null;
        }
        String special = Conversions.using(from, to, SqlWords.name(column.name()));
        if (special != null) {
            return special;
        }
        if (from instanceof BuiltInType source && to instanceof BuiltInType target) {
            BuiltIn between = between(kind(source), kind(target));
            if (between != null) {
                return SqlWords.name(column.name()) + "::" + between.sql() + "::" + SqlWords.type(to);
            }
        }
        boolean direct = (from instanceof BuiltInType first && TEXTS.contains(kind(first)))
                || (from instanceof BuiltInType source
                        && to instanceof BuiltInType target
                        && EXPLICIT.getOrDefault(kind(source), Set.of()).contains(kind(target)));
        return SqlWords.name(column.name()) + (direct ? "" : "::text") + "::" + SqlWords.type(to);
    }

    /** Returns what a value has to become first, as its text is none of the other type: {@code true} is no number. */
    private static @Nullable BuiltIn between(BuiltIn from, BuiltIn to) {
        if (EXPLICIT.getOrDefault(from, Set.of()).contains(to)) {
            return null;
        }
        if ((from == BuiltIn.BOOLEAN && NUMBERS.contains(to)) || (NUMBERS.contains(from) && to == BuiltIn.BOOLEAN)) {
            return BuiltIn.INTEGER;
        }
        return from == BuiltIn.MONEY && NUMBERS.contains(to) ? BuiltIn.NUMERIC : null;
    }

    private static DataType plain(DataType type) {
        if (type instanceof ArrayType array) {
            return new ArrayType(plain(array.element()));
        }
        if (type instanceof BuiltInType builtIn) {
            return new BuiltInType(kind(builtIn), parameters(builtIn), builtIn.fields());
        }
        return type;
    }

    private static BuiltIn kind(BuiltInType type) {
        return SERIALS.getOrDefault(type.kind(), type.kind());
    }

    /** Leaves out what PostgreSQL takes for granted. */
    private static List<Integer> parameters(BuiltInType type) {
        List<Integer> given = type.parameters();
        if (SECONDS.contains(type.kind()) && given.equals(List.of(6))) {
            return List.of();
        }
        if (type.kind() == BuiltIn.NUMERIC && given.size() == 1) {
            return List.of(given.get(0), 0);
        }
        boolean one = type.kind() == BuiltIn.CHAR || type.kind() == BuiltIn.BIT;
        return one && given.isEmpty() ? List.of(1) : given;
    }

    static boolean isWholeNumber(DataType type) {
        return type instanceof BuiltInType builtIn
                && EnumSet.of(BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT).contains(kind(builtIn));
    }

    /** Returns a type for a message. */
    static String text(DataType type) {
        return SqlWords.type(type);
    }

    /** Returns a type for a message in which it is one of many. */
    static String textWithArticle(DataType type) {
        String text = text(type);
        return ("aeiou".indexOf(text.charAt(0)) < 0 || text.startsWith("uu") ? "a " : "an ") + text;
    }

    /** Tells whether a type is, or is an array of, one with a name. */
    static boolean uses(DataType type, QualifiedName name) {
        return type instanceof NamedType named
                ? named.name().equals(name)
                : type instanceof ArrayType array && uses(array.element(), name);
    }

    /** Tells whether a column of this type is numbered by a sequence of its own. */
    static boolean isSerial(DataType type) {
        return type instanceof BuiltInType builtIn && SERIALS.containsKey(builtIn.kind());
    }

    /** Returns the type that PostgreSQL keeps for a column: a serial one is an integer. */
    static DataType stored(DataType type) {
        return type instanceof BuiltInType builtIn && SERIALS.containsKey(builtIn.kind())
                ? new BuiltInType(kind(builtIn), List.of(), null)
                : type;
    }
}
