package dev.migrate.operation;

import org.jspecify.annotations.Nullable;

/**
 * A comment that was there before.
 *
 * @param text the comment, {@code null} if there was none
 */
public record PreviousComment(@Nullable String text) {}
