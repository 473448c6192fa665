package dev.migrate.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The order in which revisions run; the same set has the same order on every machine. It is found from above, newest first,
 * as a history shows it. The youngest head begins, by creation date and then by id, and its line is followed down; below a
 * merge the first parent goes on with the line and each other one begins a line of its own, behind all others. Where a line
 * ends, the line before it goes on; where it meets a revision that something else has to come before, the first line that
 * can go on does. An upgrade runs the same order from its end.
 */
final class Order {

    private final Links links;

    Order(Links links) {
        this.links = links;
    }

    /** Orders a set of revisions, from below to above. */
    List<Integer> upwards(BitSet set) {
        List<Integer> order = downwards(set);
        Collections.reverse(order);
        return order;
    }

    /** Orders a set of revisions, from above to below. */
    List<Integer> downwards(BitSet set) {
        int[] waitsFor = new int[this.links.size()];
        int[] lineOf = new int[this.links.size()];
        NavigableMap<Integer, Integer> lines = new TreeMap<>();
        NavigableMap<Integer, Integer> ready = new TreeMap<>();
        int lastLine = 0;
        for (int i = set.length() - 1; i >= 0; i = set.previousSetBit(i - 1)) {
            waitsFor[i] = (int)
                    Arrays.stream(this.links.successors[i]).filter(set::get).count();
            if (waitsFor[i] == 0) {
                lineOf[i] = ++lastLine;
                lines.put(lastLine, i);
                ready.put(lastLine, i);
            }
        }
        List<Integer> order = new ArrayList<>(set.cardinality());
        int line = 1;
        while (!ready.isEmpty()) {
            if (!ready.containsKey(line)) {
                line = ready.firstKey();
            }
            int number = Objects.requireNonNull(ready.remove(line));
            lines.remove(line);
            order.add(number);
            for (int below : this.links.predecessors[number]) {
                if (set.get(below)) {
                    if (lineOf[below] == 0) {
                        lineOf[below] = lines.containsKey(line) ? ++lastLine : line;
                        lines.put(lineOf[below], below);
                    }
                    if (--waitsFor[below] == 0) {
                        ready.put(lineOf[below], below);
                    }
                }
            }
            if (!lines.containsKey(line)) {
                Integer before = lines.lowerKey(line);
                line = before == null ? 0 : before;
            }
        }
        return order;
    }
}
