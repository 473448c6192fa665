package dev.migrate.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes plans that move heads without running anything. Each target takes the place of the heads that are above or below
 * it, dependencies included; heads of unrelated branches stay.
 */
final class StampPlanner {

    private final Links links;
    private final Identifiers identifiers;

    StampPlanner(Links links, Identifiers identifiers) {
        this.links = links;
        this.identifiers = identifiers;
    }

    Plan stamp(Collection<String> currentRows, List<String> targets, boolean purge) {
        TreeSet<String> rows = new TreeSet<>(currentRows);
        List<String> first = List.copyOf(rows);
        List<Step> steps = new ArrayList<>();
        if (purge && !rows.isEmpty()) {
            steps.add(new Step(Direction.STAMP, null, List.copyOf(rows), List.of()));
            rows.clear();
        }
        for (String target : targets) {
            Planner.requireNoRange(target);
            List<Integer> numbers = this.identifiers.resolve(target);
            if (numbers.isEmpty() && target.endsWith("base")) {
                clear(target, rows, steps);
            }
            for (int number : numbers) {
                move(number, rows, steps);
            }
        }
        return new Plan(Direction.STAMP, first, steps);
    }

    private void move(int number, Set<String> rows, List<Step> steps) {
        String id = this.links.id(number);
        if (rows.contains(id)) {
            return;
        }
        BitSet lineage = this.links.ancestors(Links.bits(number), true);
        lineage.or(this.links.descendants(Links.bits(number), true));
        List<String> removed = rows.stream().filter(row -> isIn(lineage, row)).toList();
        removed.forEach(rows::remove);
        rows.add(id);
        steps.add(new Step(Direction.STAMP, this.links.revisions.get(number), removed, List.of(id)));
    }

    private void clear(String target, Set<String> rows, List<Step> steps) {
        List<String> removed = List.copyOf(rows);
        int at = target.indexOf('@');
        if (at >= 0) {
            BitSet lineage = this.identifiers.lineage(this.identifiers.branchRevision(target.substring(0, at)));
            removed = rows.stream().filter(row -> isIn(lineage, row)).toList();
        }
        if (!removed.isEmpty()) {
            removed.forEach(rows::remove);
            steps.add(new Step(Direction.STAMP, null, removed, List.of()));
        }
    }

    private boolean isIn(BitSet lineage, String row) {
        Integer number = this.links.numbers.get(row);
        return number != null && lineage.get(number);
    }
}
