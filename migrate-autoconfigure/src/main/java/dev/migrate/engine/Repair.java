package dev.migrate.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something in the history that a repair settles. A repair only adds rows to the history: it runs no revision.
 *
 * @param revision the id of the revision
 * @param message its message, empty when it has none
 * @param location its file or class, for messages; {@code null} when only the history knows it
 * @param kind what is to be settled
 * @param recorded what the history says: the checksum of an edited revision; the outcome of an attempt, with how many of
 *     its statements took effect
 * @param accepted what it will say: the checksum of the revision as it is now; for an attempt, that it is settled
 */
public record Repair(
        String revision, String message, @Nullable String location, Kind kind, String recorded, String accepted) {

    /** What a repair settles. */
    public enum Kind {

        /** A revision was edited after it had been applied: what it says now is taken for what was applied. */
        CHECKSUM,

        /**
         * An attempt failed or was cut off: it is forgotten, so that the next one begins with the first statement. What
         * took effect of it outside a transaction has to be undone, or be repeatable.
         */
        ATTEMPT
    }
}
