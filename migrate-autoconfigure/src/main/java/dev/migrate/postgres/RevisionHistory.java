package dev.migrate.postgres;

import org.jspecify.annotations.Nullable;

/**
 * What the history says of one revision.
 *
 * @param last its newest row
 * @param lastDone its newest row of a run or stamp that succeeded, with the checksum that a later repair accepted;
 *     {@code null} when none did
 */
public record RevisionHistory(HistoryRow last, @Nullable HistoryRow lastDone) {}
