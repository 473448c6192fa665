package dev.migrate.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The order in which revisions run: parents and dependencies first; between revisions that do not need each other the older
 * one first, by creation date and then by id; and a branch to its end before the next begins. The same set has the same
 * order on every machine.
 */
final class Order {

    private final Links links;

    Order(Links links) {
        this.links = links;
    }

    /** Orders a set of revisions, from below to above. */
    List<Integer> upwards(BitSet set) {
        int[] waiting = new int[this.links.size()];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = set.previousSetBit(this.links.size()); i >= 0; i = set.previousSetBit(i - 1)) {
            waiting[i] = (int)
                    Arrays.stream(this.links.predecessors[i]).filter(set::get).count();
            if (waiting[i] == 0) {
                ready.push(i);
            }
        }
        List<Integer> order = new ArrayList<>(set.cardinality());
        while (!ready.isEmpty()) {
            int number = ready.pop();
            order.add(number);
            int[] successors = this.links.successors[number];
            for (int i = successors.length - 1; i >= 0; i--) {
                if (set.get(successors[i]) && --waiting[successors[i]] == 0) {
                    ready.push(successors[i]);
                }
            }
        }
        return order;
    }
}
