package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import dev.migrate.graph.Identifiers.Relative;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects the revisions of a range {@code start:end}, either of which may be left out. */
final class HistoryRange {

    private final Links links;
    private final Identifiers identifiers;
    private final Collection<String> currentRows;

    HistoryRange(Links links, Identifiers identifiers, Collection<String> currentRows) {
        this.links = links;
        this.identifiers = identifiers;
        this.currentRows = currentRows;
    }

    List<Revision> select(@Nullable String range) {
        BitSet set;
        if (range == null) {
            set = new BitSet();
            set.set(0, this.links.size());
        } else {
            set = select(range, range.split(":", -1));
        }
        List<Integer> order = new ArrayList<>(new Order(this.links).upwards(set));
        Collections.reverse(order);
        return order.stream().map(this.links.revisions::get).toList();
    }

    private BitSet select(String range, String[] ends) {
        if (ends.length != 2) {
            throw new GraphException(
                    Kind.RANGE_SYNTAX,
                    List.of(),
                    "\"" + range + "\" is no range.",
                    "Write it as start:end, start: or :end.");
        }
        List<Integer> lower = ends[0].isEmpty() ? List.of() : end(ends[0], null);
        List<Integer> upper = ends[1].isEmpty() ? this.identifiers.branchHeads() : end(ends[1], lower);
        BitSet set = this.links.ancestors(bits(upper), true);
        if (lower.isEmpty()) {
            return set;
        }
        BitSet above = this.links.descendants(bits(lower), true);
        set.and(above);
        if (set.isEmpty()) {
            throw new GraphException(
                    Kind.RANGE_NOT_ANCESTOR,
                    List.of(),
                    "The range " + range + " does not lead up: " + String.join(", ", this.identifiers.ids(lower))
                            + " is no ancestor of " + String.join(", ", this.identifiers.ids(upper)) + ".",
                    "Turn it round, or choose ends on one line of revisions.");
        }
        return set;
    }

    private List<Integer> end(String identifier, @Nullable List<Integer> start) {
        if (identifier.equals("current")) {
            return this.currentRows.stream()
                    .map(row -> this.identifiers.one(row, null))
                    .toList();
        }
        Relative relative = Identifiers.relative(identifier);
        if (relative == null) {
            return this.identifiers.resolve(identifier);
        }
        List<Integer> found = new ArrayList<>();
        for (int from : startOf(relative, start)) {
            Integer end = this.identifiers.walk(from, relative.steps(), relative.branch());
            if (end == null) {
                throw new GraphException(
                        Kind.RELATIVE_OUT_OF_RANGE,
                        List.of(),
                        "\"" + identifier + "\" leads nowhere. There are not as many revisions.",
                        "Count fewer steps, or name a revision.");
            }
            if (end != Identifiers.BASE) {
                found.add(end);
            }
        }
        return found;
    }

    private List<Integer> startOf(Relative relative, @Nullable List<Integer> start) {
        String symbol = relative.symbol();
        if (symbol != null) {
            return List.of(
                    this.identifiers.single(relative.branch() == null ? symbol : relative.branch() + "@" + symbol));
        }
        if (relative.steps() > 0) {
            return start == null || start.isEmpty() ? List.of(Identifiers.BASE) : start;
        }
        List<Integer> heads = this.identifiers.realHeads();
        return relative.branch() == null ? heads : this.identifiers.onBranch(heads, relative.branch());
    }

    private static BitSet bits(Collection<Integer> numbers) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return bits;
    }
}
