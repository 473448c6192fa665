package dev.migrate.hibernate;

import dev.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** Reads how a sequence counts, as far as the words say it. */
final class CountingWords {

    private final SqlWords words;
    private SequenceOptions options;

    private CountingWords(SqlWords words, SequenceOptions options) {
        this.words = words;
        this.options = options;
    }

    /** Passes the words that say how a sequence counts and adds them to the options. */
    static SequenceOptions read(SqlWords words, SequenceOptions options) {
        CountingWords counting = new CountingWords(words, options);
        boolean more = true;
        while (more) {
            more = counting.readNumber() || counting.readFlag();
        }
        return counting.options;
    }

    private boolean readNumber() {
        Long start = either("start with", "start");
        Long increment = either("increment by", "increment");
        Long minimum = this.words.numberAfter("minvalue");
        Long maximum = this.words.numberAfter("maxvalue");
        Long cache = this.words.numberAfter("cache");
        this.options = new SequenceOptions(
                orElse(start, this.options.start()),
                orElse(increment, this.options.increment()),
                orElse(minimum, this.options.minimum()),
                orElse(maximum, this.options.maximum()),
                orElse(cache, this.options.cache()),
                this.options.cycle());
        return start != null || increment != null || minimum != null || maximum != null || cache != null;
    }

    private boolean readFlag() {
        if (this.words.skip("no", "minvalue") || this.words.skip("no", "maxvalue")) {
            return true;
        }
        if (this.words.skip("no", "cycle")) {
            this.options = this.options.cycle(false);
            return true;
        }
        boolean cycle = this.words.skip("cycle");
        if (cycle) {
            this.options = this.options.cycle(true);
        }
        return cycle;
    }

    private @Nullable Long either(String longer, String shorter) {
        Long value = this.words.numberAfter(longer.split(" ", -1));
        return value != null ? value : this.words.numberAfter(shorter);
    }

    private static @Nullable Long orElse(@Nullable Long value, @Nullable Long otherwise) {
        return value != null ? value : otherwise;
    }
}
