package dev.migrate.graph;

import dev.migrate.PlainText;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the graph knows it.
 *
 * @param id its id
 * @param parents the ids of the revisions that it continues: none for a root, several for a merge
 * @param branchLabels the labels that begin here
 * @param dependsOn ids or branch labels of revisions that have to be applied before it without being parents
 * @param message what it does, empty when it does not say
 * @param createdAt when it was written, {@code null} when it does not say
 */
public record Revision(
        String id,
        List<String> parents,
        Set<String> branchLabels,
        List<String> dependsOn,
        String message,
        @Nullable Instant createdAt) {

    /** Copies the collections, and shows control characters of the message as their numbers. */
    public Revision {
        Objects.requireNonNull(id, "id");
        message = PlainText.line(Objects.requireNonNull(message, "message"));
        parents = List.copyOf(parents);
        branchLabels = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(branchLabels));
        dependsOn = List.copyOf(dependsOn);
    }
}
