package dev.migrate.postgres;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a step adds to the history table; the server adds times, its user and the application.
 *
 * @param revision the id of the revision, or {@code <base>} where a stamp only removed rows
 * @param parents the ids of its parents
 * @param dependsOn the ids of the revisions that it depends on
 * @param direction {@code upgrade}, {@code downgrade}, {@code stamp} or {@code repair}
 * @param message the message of the revision, empty when it has none
 * @param type {@code SQL} or {@code JAVA}, {@code null} for a stamp
 * @param script the name of the revision's file or class, {@code null} when there is none
 * @param checksum of the statements of the upgrade, {@code null} when they were not read
 * @param fingerprint of the revision's file, {@code null} when there is none or the upgrade was not read
 */
public record HistoryEntry(
        String revision,
        List<String> parents,
        List<String> dependsOn,
        String direction,
        String message,
        @Nullable String type,
        @Nullable String script,
        @Nullable String checksum,
        @Nullable String fingerprint) {

    /** Checks and copies the components. */
    public HistoryEntry {
        Objects.requireNonNull(revision, "revision");
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(message, "message");
    }
}
