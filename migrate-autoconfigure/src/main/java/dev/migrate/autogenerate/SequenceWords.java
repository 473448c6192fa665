package dev.migrate.autogenerate;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a comparison knows about counting. */
final class SequenceWords {

    private SequenceWords() {}

    static long increment(SequenceOptions options) {
        return Objects.requireNonNullElse(options.increment(), 1L);
    }

    /** Leaves out what PostgreSQL does without being told. */
    static Sequence withoutDefaults(Sequence sequence) {
        boolean standard = sequence.type() instanceof BuiltInType type && type.kind() == BuiltIn.BIGINT;
        return new Sequence(
                sequence.name(),
                standard ? null : sequence.type(),
                withoutDefaults(sequence.options(), maximum(sequence)),
                sequence.ownerTable(),
                sequence.ownerColumn());
    }

    static SequenceOptions withoutDefaults(SequenceOptions options, long maximum) {
        long increment = increment(options);
        boolean up = increment > 0;
        long least = up ? 1 : -maximum - 1;
        long greatest = up ? maximum : -1;
        Long minimum = unless(options.minimum(), least);
        Long top = unless(options.maximum(), greatest);
        long first = up ? Objects.requireNonNullElse(minimum, least) : Objects.requireNonNullElse(top, greatest);
        return new SequenceOptions(
                unless(options.start(), first),
                unless(options.increment(), 1L),
                minimum,
                top,
                unless(options.cache(), 1L),
                unless(options.cycle(), false));
    }

    /** Tells whether two sequences begin and end at the same numbers, and are cached alike. */
    static boolean sameLimits(Sequence one, Sequence other) {
        return explicit(one.options(), maximum(one)).equals(explicit(other.options(), maximum(other)));
    }

    /** Tells the same of what numbers columns, which goes as far as the type of its column does. */
    static boolean sameLimits(Identity one, Identity other) {
        return explicit(one.options(), Long.MAX_VALUE).equals(explicit(other.options(), Long.MAX_VALUE));
    }

    /** Says all but the increment, which is another matter. */
    private static SequenceOptions explicit(SequenceOptions options, long maximum) {
        boolean up = increment(options) > 0;
        long least = Objects.requireNonNullElse(options.minimum(), up ? 1 : -maximum - 1);
        long greatest = Objects.requireNonNullElse(options.maximum(), up ? maximum : -1);
        return new SequenceOptions(
                Objects.requireNonNullElse(options.start(), up ? least : greatest),
                null,
                least,
                greatest,
                Objects.requireNonNullElse(options.cache(), 1L),
                Objects.requireNonNullElse(options.cycle(), false));
    }

    /** Returns the columns of a table that own a sequence. */
    static Set<String> owned(DatabaseModel model, QualifiedName table) {
        return model.sequences().stream()
                .filter(sequence -> table.equals(sequence.ownerTable()) && sequence.ownerColumn() != null)
                .map(sequence -> Objects.requireNonNull(sequence.ownerColumn()))
                .collect(Collectors.toSet());
    }

    private static long maximum(Sequence sequence) {
        if (sequence.type() instanceof BuiltInType type) {
            return switch (type.kind()) {
                case SMALLINT -> Short.MAX_VALUE;
                case INTEGER -> Integer.MAX_VALUE;
                default -> Long.MAX_VALUE;
            };
        }
        return Long.MAX_VALUE;
    }

    private static <T> @Nullable T unless(@Nullable T value, T standard) {
        return standard.equals(value) ? null : value;
    }
}
