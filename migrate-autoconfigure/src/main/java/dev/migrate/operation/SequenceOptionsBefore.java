package dev.migrate.operation;

import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.SequenceOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what options have to be set to undo a change of options. */
final class SequenceOptionsBefore {

    private SequenceOptionsBefore() {}

    /**
     * Returns, for each option that changed, what it was, or what PostgreSQL takes by itself: limits by the type and the
     * direction, and for the first value the limit from which the sequence counts (manual, CREATE SEQUENCE).
     *
     * @param type of the numbers; {@code null} where nobody knows it, for PostgreSQL's bigint
     */
    static SequenceOptions of(SequenceOptions changed, SequenceOptions was, @Nullable DataType type) {
        boolean up = Objects.requireNonNullElse(was.increment(), 1L) > 0;
        long greatest = greatest(type);
        long minimum = Objects.requireNonNullElse(was.minimum(), up ? 1L : -greatest - 1);
        long maximum = Objects.requireNonNullElse(was.maximum(), up ? greatest : -1L);
        return new SequenceOptions(
                before(changed.start(), was.start(), up ? minimum : maximum),
                before(changed.increment(), was.increment(), 1L),
                before(changed.minimum(), was.minimum(), minimum),
                before(changed.maximum(), was.maximum(), maximum),
                before(changed.cache(), was.cache(), 1L),
                before(changed.cycle(), was.cycle(), false));
    }

    private static long greatest(@Nullable DataType type) {
        if (type instanceof BuiltInType builtIn) {
            return switch (builtIn.kind()) {
                case SMALLINT -> Short.MAX_VALUE;
                case INTEGER -> Integer.MAX_VALUE;
                default -> Long.MAX_VALUE;
            };
        }
        return Long.MAX_VALUE;
    }

    private static <T> @Nullable T before(@Nullable T changed, @Nullable T was, T standard) {
        if (was != null) {
            return was;
        }
        return changed == null ? null : standard;
    }
}
