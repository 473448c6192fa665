package dev.migrate.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which labels a revision bears: its own and those of its ancestors. On a line that has neither fork nor merge nor dependent
 * up to its head the labels also sink, from the revisions that declare them down to where the line leaves the others.
 * Neighbours with the same labels share one list, so that a label on a long line costs no more than one on a short line.
 */
final class BranchLabels {

    private final Links links;
    private final List<List<String>> labels;

    BranchLabels(Links links) {
        this.links = links;
        this.labels = new ArrayList<>(Collections.nCopies(links.size(), List.of()));
        if (links.labels.isEmpty()) {
            return;
        }
        List<@Nullable List<String>> sinking = new ArrayList<>(Collections.nCopies(links.size(), null));
        for (int i = links.size() - 1; i >= 0; i--) {
            sinking.set(links.fromBelow[i], sinking(links.fromBelow[i], sinking));
        }
        for (int number : links.fromBelow) {
            List<List<String>> sources = new ArrayList<>(List.of(declared(number)));
            for (int parent : links.parents[number]) {
                sources.add(this.labels.get(parent));
            }
            sources.add(Objects.requireNonNullElse(sinking.get(number), List.of()));
            this.labels.set(number, union(sources));
        }
    }

    List<String> of(int number) {
        return this.labels.get(number);
    }

    private List<String> declared(int number) {
        return this.links.revisions.get(number).branchLabels().stream().sorted().toList();
    }

    /** What is declared from a revision up to the head of its line; {@code null} where the line is not a plain one. */
    private @Nullable List<String> sinking(int number, List<@Nullable List<String>> above) {
        if (this.links.successors[number].length > 1 || this.links.parents[number].length > 1) {
            return null;
        }
        if (this.links.children[number].length == 0) {
            return declared(number);
        }
        List<String> child = above.get(this.links.children[number][0]);
        return child == null ? null : union(List.of(declared(number), child));
    }

    private static List<String> union(List<List<String>> sources) {
        List<String> largest = List.of();
        for (List<String> source : sources) {
            if (source.size() > largest.size()) {
                largest = source;
            }
        }
        for (List<String> source : sources) {
            if (source != largest && !largest.containsAll(source)) {
                return sources.stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
            }
        }
        return largest;
    }
}
