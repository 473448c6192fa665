package dev.migrate.autogenerate;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversions that a cast gets wrong, though PostgreSQL has one: Hibernate keeps large objects as {@code oid}, of which a
 * cast takes the number, and may keep a boolean as a letter.
 */
final class Conversions {

    private Conversions() {}

    /** Returns the expression that converts the values of a column, {@code null} if a cast does. */
    static @Nullable String using(DataType from, DataType to, String column) {
        if (!(from instanceof BuiltInType source) || !(to instanceof BuiltInType target)) {
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
        return isLetter(source, target) ? "case " + column + " when true then 'Y' when false then 'N' end" : null;
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
