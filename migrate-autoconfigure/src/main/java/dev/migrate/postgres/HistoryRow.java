package dev.migrate.postgres;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history table.
 *
 * @param revision the id of the revision
 * @param parents the ids of its parents when it ran
 * @param dependsOn the ids of its dependencies when it ran
 * @param direction {@code upgrade}, {@code downgrade}, {@code stamp} or {@code repair}
 * @param message its message when it ran
 * @param type {@code SQL} or {@code JAVA}, {@code null} for a stamp
 * @param script the name of its file or class when it ran
 * @param checksum of the upgrade's statements, {@code null} when they were not read
 * @param startedAt when the step began
 * @param durationMs how long it took, in milliseconds
 * @param databaseUser the user of the database that ran it
 * @param application the application instance that ran it
 * @param outcome how it ended
 * @param fingerprint of the revision's file when it ran, {@code null} when there was none
 * @param statements of a step outside a transaction, the hashes of its statements that took effect, in their order
 */
public record HistoryRow(
        String revision,
        List<String> parents,
        List<String> dependsOn,
        String direction,
        String message,
        @Nullable String type,
        @Nullable String script,
        @Nullable String checksum,
        Instant startedAt,
        long durationMs,
        String databaseUser,
        String application,
        Outcome outcome,
        @Nullable String fingerprint,
        List<String> statements) {

    HistoryRow withChecksumOf(HistoryRow repair) {
        return new HistoryRow(
                this.revision,
                this.parents,
                this.dependsOn,
                this.direction,
                this.message,
                this.type,
                this.script,
                repair.checksum,
                this.startedAt,
                this.durationMs,
                this.databaseUser,
                this.application,
                this.outcome,
                repair.fingerprint,
                this.statements);
    }
}
