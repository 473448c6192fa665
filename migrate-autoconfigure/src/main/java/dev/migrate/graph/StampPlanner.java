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
            rows.clear();
            steps.add(new Step(Direction.STAMP, null, first, List.of()));
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
        return new Plan(Direction.STAMP, steps, first, List.copyOf(rows));
    }

    private void move(int number, Set<String> rows, List<Step> steps) {
        String id = this.links.id(number);
        if (rows.contains(id)) {
            return;
        }
        List<String> before = List.copyOf(rows);
        BitSet lineage = this.links.ancestors(Links.bits(number), true);
        lineage.or(this.links.descendants(Links.bits(number), true));
        rows.removeIf(row -> isIn(lineage, row));
        rows.add(id);
        steps.add(new Step(Direction.STAMP, this.links.revisions.get(number), before, List.copyOf(rows)));
    }

    private void clear(String target, Set<String> rows, List<Step> steps) {
        List<String> before = List.copyOf(rows);
        int at = target.indexOf('@');
        if (at < 0) {
            rows.clear();
        } else {
            BitSet lineage = this.identifiers.lineage(this.identifiers.branchRevision(target.substring(0, at)));
            rows.removeIf(row -> isIn(lineage, row));
        }
        if (rows.size() < before.size()) {
            steps.add(new Step(Direction.STAMP, null, before, List.copyOf(rows)));
        }
    }

    private boolean isIn(BitSet lineage, String row) {
        Integer number = this.links.numbers.get(row);
        return number != null && lineage.get(number);
    }
}
