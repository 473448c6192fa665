package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Literal;
import org.jspecify.annotations.Nullable;

/** Finds a value that rows get which are there before a column that refuses NULL. */
final class Backfill {

    private Backfill() {}

    /**
     * Returns the value. One of an enum always means something, so there is none for it.
     *
     * @return the value; {@code null} if no value of the type means nothing in particular
     */
    static @Nullable ColumnDefault of(DataType type) {
        if (type instanceof BuiltInType builtIn) {
            return of(builtIn);
        }
        return type instanceof ArrayType ? new Literal("{}") : null;
    }

    private static @Nullable ColumnDefault of(BuiltInType type) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE_PRECISION, MONEY -> new Literal(0);
            case CHAR, VARCHAR, TEXT, NAME, BYTEA -> new Literal("");
            case BOOLEAN -> new Literal(false);
            case DATE -> new Expression("current_date");
            case TIMESTAMP, TIMESTAMPTZ -> new Expression("now()");
            case TIME, TIMETZ -> new Literal("00:00");
            case INTERVAL -> new Literal("0");
            case UUID -> new Expression("gen_random_uuid()");
            case JSON, JSONB -> new Literal("{}");
            default -> null;
        };
    }
}
