package dev.migrate.schema;

import java.util.Objects;

/**
 * The sequence that numbers a column by itself.
 *
 * @param always whether the server refuses values given by an insert ({@code generated always})
 * @param options how the sequence counts
 */
public record Identity(boolean always, SequenceOptions options) {

    public Identity {
        Objects.requireNonNull(options, "options");
    }
}
