package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * How a sequence counts. What is {@code null} is left to PostgreSQL's default.
 *
 * @param start the first value
 * @param increment the distance of two values, negative to count down
 * @param minimum the least value
 * @param maximum the greatest value
 * @param cache how many values a session takes at once
 * @param cycle whether it begins again at its end
 */
public record SequenceOptions(
        @Nullable Long start,
        @Nullable Long increment,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable Long cache,
        @Nullable Boolean cycle) {

    /** Creates options that leave everything to PostgreSQL. */
    public SequenceOptions() {
        this(null, null, null, null, null, null);
    }

    /** Returns these options with a first value. */
    public SequenceOptions start(long value) {
        return new SequenceOptions(value, this.increment, this.minimum, this.maximum, this.cache, this.cycle);
    }

    /** Returns these options with a distance of two values. */
    public SequenceOptions increment(long value) {
        return new SequenceOptions(this.start, value, this.minimum, this.maximum, this.cache, this.cycle);
    }

    /** Returns these options with a least value. */
    public SequenceOptions minimum(long value) {
        return new SequenceOptions(this.start, this.increment, value, this.maximum, this.cache, this.cycle);
    }

    /** Returns these options with a greatest value. */
    public SequenceOptions maximum(long value) {
        return new SequenceOptions(this.start, this.increment, this.minimum, value, this.cache, this.cycle);
    }

    /** Returns these options with a number of values that a session takes at once. */
    public SequenceOptions cache(long value) {
        return new SequenceOptions(this.start, this.increment, this.minimum, this.maximum, value, this.cycle);
    }

    /** Returns these options with a choice whether the sequence begins again at its end. */
    public SequenceOptions cycle(boolean value) {
        return new SequenceOptions(this.start, this.increment, this.minimum, this.maximum, this.cache, value);
    }
}
