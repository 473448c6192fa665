package dev.migrate.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which labels a revision bears: those that it declares, those of its ancestors, and those declared above it as far down as
 * the last fork or merge.
 */
final class BranchLabels {

    private final Map<Integer, Set<String>> byRevision = new HashMap<>();

    BranchLabels(Links links) {
        links.labels.forEach((label, number) -> {
            links.descendants(Links.bits(number), false).stream().forEach(above -> add(above, label));
            int below = number;
            while (links.parents[below].length == 1) {
                below = links.parents[below][0];
                if (links.successors[below].length > 1 || links.parents[below].length > 1) {
                    break;
                }
                add(below, label);
            }
        });
    }

    private void add(int number, String label) {
        this.byRevision.computeIfAbsent(number, n -> new TreeSet<>()).add(label);
    }

    List<String> of(int number) {
        return new ArrayList<>(this.byRevision.getOrDefault(number, Set.of()));
    }
}
