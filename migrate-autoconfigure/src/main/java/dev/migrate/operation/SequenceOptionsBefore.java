package dev.migrate.operation;

import dev.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** Finds what options have to be set to undo a change of options. */
final class SequenceOptionsBefore {

    private SequenceOptionsBefore() {}

    /** Returns, for each option that changed, what it was, or PostgreSQL's default of an ascending sequence. */
    static SequenceOptions of(SequenceOptions changed, SequenceOptions was) {
        return new SequenceOptions(
                before(changed.start(), was.start(), 1L),
                before(changed.increment(), was.increment(), 1L),
                before(changed.minimum(), was.minimum(), 1L),
                before(changed.maximum(), was.maximum(), Long.MAX_VALUE),
                before(changed.cache(), was.cache(), 1L),
                before(changed.cycle(), was.cycle(), false));
    }

    private static <T> @Nullable T before(@Nullable T changed, @Nullable T was, T standard) {
        if (was != null) {
            return was;
        }
        return changed == null ? null : standard;
    }
}
