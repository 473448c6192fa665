package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Literal;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a value that rows get which are there before a column that refuses NULL. */
record Backfill(List<EnumType> enums) {

    /** The first value of {@code in (...)} and {@code between ... and}, which is what Hibernate writes for enums. */
    private static final Pattern FIRST_VALUE = Pattern.compile(
            "\\S+\\s+(?:in\\s*\\(|between)\\s*(?:'((?:[^']|'')*)'|(-?\\d+))\\W.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /**
     * Returns the value.
     *
     * @param checks what the table demands of the column, in the words of the entities
     * @return the value; {@code null} if no value of the type means nothing in particular, or if it could be refused
     */
    @Nullable
    ColumnDefault of(Column column, List<String> checks) {
        if (checks.isEmpty()) {
            return of(column.type());
        }
        Matcher first = FIRST_VALUE.matcher(checks.get(0));
        if (checks.size() > 1 || !first.matches()) {
            return null;
        }
        return first.group(1) == null
                ? new Literal(Long.parseLong(first.group(2)))
                : new Literal(first.group(1).replace("''", "'"));
    }

    private @Nullable ColumnDefault of(DataType type) {
        if (type instanceof BuiltInType builtIn) {
            return of(builtIn);
        }
        if (type instanceof ArrayType) {
            return new Literal("{}");
        }
        if (type instanceof NamedType named) {
            return commonValue(named.name());
        }
        return null;
    }

    /** A value that the type has before the revision and after it, as a downgrade adds columns before values go. */
    private @Nullable ColumnDefault commonValue(QualifiedName type) {
        List<EnumType> sides =
                this.enums.stream().filter(values -> values.name().equals(type)).toList();
        return sides.stream()
                .flatMap(side -> side.values().stream())
                .filter(value -> sides.stream().allMatch(side -> side.values().contains(value)))
                .findFirst()
                .map(Literal::new)
                .orElse(null);
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
