package dev.migrate.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision and how it stands to a database.
 *
 * @param revision its id
 * @param downRevisions the ids of its parents, empty for a root
 * @param branchLabels the labels that it declares
 * @param dependsOn what it depends on besides its parents
 * @param message its message, empty when it has none
 * @param type {@code SQL} or {@code JAVA}; {@code null} when only a stamp is known of it
 * @param script the name of its file or class; {@code null} when only a stamp is known of it
 * @param state how it stands to the database
 * @param checksum of the statements of its upgrade as they ran; {@code null} when it did not run
 * @param createdAt when it was written, {@code null} when it does not say
 * @param appliedAt when it ran or was stamped; {@code null} when it is not in the database, or no history tells
 * @param appliedBy the user of the database that ran it, {@code null} likewise
 * @param executionTimeMs how long it took in milliseconds, {@code null} likewise
 */
public record RevisionStatus(
        String revision,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        String message,
        @Nullable String type,
        @Nullable String script,
        RevisionState state,
        @Nullable String checksum,
        @Nullable Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable Long executionTimeMs) {}
