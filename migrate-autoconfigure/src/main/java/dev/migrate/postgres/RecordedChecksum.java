package dev.migrate.postgres;

import org.jspecify.annotations.Nullable;

/**
 * What the history says of the statements of a revision that ran.
 *
 * @param revision the id of the revision
 * @param checksum of its statements as they ran
 * @param fingerprint of its file as it was then; {@code null} when it is no file
 */
public record RecordedChecksum(
        String revision, String checksum, @Nullable String fingerprint) {}
