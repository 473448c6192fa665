package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Casts;
import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a comparison knows about types. */
final class Types {

    private static final Set<BuiltIn> NUMBERS = EnumSet.of(
            BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT, BuiltIn.NUMERIC, BuiltIn.REAL, BuiltIn.DOUBLE_PRECISION);

    private static final Set<BuiltIn> TEXTS = EnumSet.of(BuiltIn.CHAR, BuiltIn.VARCHAR, BuiltIn.TEXT, BuiltIn.NAME);

    private static final Set<BuiltIn> SECONDS =
            EnumSet.of(BuiltIn.TIME, BuiltIn.TIMETZ, BuiltIn.TIMESTAMP, BuiltIn.TIMESTAMPTZ, BuiltIn.INTERVAL);

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
        if (one instanceof ArrayType first && other instanceof ArrayType second) {
            return recasts(first.element(), second.element());
        }
        return one instanceof BuiltInType first
                && other instanceof BuiltInType second
                && kind(first) != kind(second)
                && akin(one, other)
                && !(isWholeNumber(one) && isWholeNumber(other))
                && !(isVarying(first) && isVarying(second));
    }

    private static boolean isVarying(BuiltInType type) {
        return kind(type) == BuiltIn.VARCHAR || kind(type) == BuiltIn.TEXT;
    }

    /** Tells whether PostgreSQL converts a column from one type to the other by itself. */
    static boolean converts(DataType from, DataType to) {
        if (Conversions.using(from, to, "") != null) {
            return false;
        }
        if (from instanceof ArrayType first && to instanceof ArrayType second) {
            return converts(first.element(), second.element());
        }
        return Casts.isAssignment(from, to);
    }

    /** Returns the expression that converts a column, {@code null} if PostgreSQL does it by itself. */
    static @Nullable String using(Column column, DataType to) {
        DataType from = column.type();
        if (converts(from, to)) {
            return null;
        }
        String special = Conversions.using(from, to, SqlWords.name(column.name()));
        return special != null
                ? special
                : SqlWords.name(column.name())
                        + Casts.path(from, to).stream()
                                .map(type -> "::" + SqlWords.type(type))
                                .collect(Collectors.joining());
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
        return type.kind().stored();
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
        return type instanceof BuiltInType builtIn && builtIn.kind() != kind(builtIn);
    }
}
