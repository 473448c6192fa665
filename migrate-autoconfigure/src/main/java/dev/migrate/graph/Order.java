package dev.migrate.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The order in which revisions run; the same set has the same order on every machine. It is found from above, newest first,
 * as a history shows it. The youngest head begins, by creation date and then by id, and its line is followed down; below a
 * merge the first parent goes on with the line and each other one begins a line of its own, behind all others. Where a line
 * ends, the line before it goes on; where it meets a revision that something else has to come before, the first line above
 * that revision does. A dependency that a revision further down the line declares too is met there. An upgrade runs the same order from its end.
 *
 * <p>This is the order of Alembic, with the creation date in place of the name of the file. To find the first line above a
 * revision, the search goes up from there; so that no graph, however woven, costs more than a multiple of its size, all
 * searches together have a limit, and behind it the first line that can go on does.
 */
final class Order {

    private final Links links;
    private final int searches;

    Order(Links links) {
        this(links, Math.max(1 << 16, 64 * links.size()));
    }

    /** Orders with another limit for the searches, in lines between revisions. */
    Order(Links links, int searches) {
        this.links = links;
        this.searches = searches;
    }

    /** Orders a set of revisions, from below to above. */
    List<Integer> upwards(BitSet set) {
        List<Integer> order = downwards(set);
        Collections.reverse(order);
        return order;
    }

    /** Orders a set of revisions, from above to below. It has to hold all that lies between two of it. */
    List<Integer> downwards(BitSet set) {
        return new Walk(set, set).order();
    }

    /** Orders any set of revisions, from above to below. What lies between two of it tells which one comes first. */
    List<Integer> downwardsAcrossGaps(BitSet set) {
        BitSet between = this.links.ancestors(set, true);
        between.and(this.links.descendants(set, true));
        return new Walk(between, set).order();
    }

    /** One walk from the heads of a set to its lowest revisions. */
    private final class Walk {

        private final BitSet left;
        private final BitSet shown;
        private final int[] waitsFor = new int[Order.this.links.size()];
        private final int[] lineOf = new int[Order.this.links.size()];
        private final int[] seenBy = new int[Order.this.links.size()];
        private final int[] endOf = new int[Order.this.links.size() + 1];
        private final NavigableSet<Integer> lines = new TreeSet<>();
        private final NavigableSet<Integer> ready = new TreeSet<>();
        private int lastLine;
        private int lastSearch;
        private int searches = Order.this.searches;

        Walk(BitSet set, BitSet shown) {
            this.left = (BitSet) set.clone();
            this.shown = shown;
            for (int i = set.length() - 1; i >= 0; i = set.previousSetBit(i - 1)) {
                for (int above : Order.this.links.successors[i]) {
                    this.waitsFor[i] += set.get(above) ? 1 : 0;
                }
                if (this.waitsFor[i] == 0) {
                    begin(i);
                }
            }
        }

        List<Integer> order() {
            List<Integer> order = new ArrayList<>(this.left.cardinality());
            int line = 1;
            while (!this.lines.isEmpty()) {
                int number = this.endOf[line];
                if (this.waitsFor[number] > 0) {
                    line = above(number);
                } else {
                    order.add(number);
                    line = goOn(line, number);
                }
            }
            return order;
        }

        /** Begins a line behind all others. */
        private void begin(int number) {
            int line = ++this.lastLine;
            this.lineOf[number] = line;
            this.endOf[line] = number;
            this.lines.add(line);
            if (this.waitsFor[number] == 0) {
                this.ready.add(line);
            }
        }

        private void continueAt(int line, int number, boolean free) {
            this.lineOf[number] = line;
            this.endOf[line] = number;
            if (!free) {
                this.ready.remove(line);
            }
        }

        /** Takes a revision from the end of its line, and tells which line goes on. */
        private int goOn(int line, int number) {
            this.left.clear(number);
            boolean ends = true;
            for (int below : Order.this.links.predecessors[number]) {
                if (this.left.get(below)) {
                    boolean free = --this.waitsFor[below] == 0;
                    if (!this.shown.get(below)) {
                        if (free) {
                            pass(below);
                        }
                    } else if (this.lineOf[below] > 0) {
                        if (free) {
                            this.ready.add(this.lineOf[below]);
                        }
                    } else if (free || !isDeclaredFurtherDown(number, below)) {
                        if (ends) {
                            ends = false;
                            continueAt(line, below, free);
                        } else {
                            begin(below);
                        }
                    }
                }
            }
            if (!ends) {
                return line;
            }
            this.lines.remove(line);
            this.ready.remove(line);
            if (this.lines.isEmpty()) {
                return line;
            }
            Integer before = this.lines.lower(line);
            return before == null ? this.lines.first() : before;
        }

        /** Passes a revision that is not shown, and those below it that wait for nothing else. */
        private void pass(int number) {
            Deque<Integer> passed = new ArrayDeque<>(List.of(number));
            while (!passed.isEmpty()) {
                int next = passed.pop();
                this.left.clear(next);
                for (int below : Order.this.links.predecessors[next]) {
                    if (!this.left.get(below) || --this.waitsFor[below] > 0) {
                        continue;
                    }
                    if (!this.shown.get(below)) {
                        passed.push(below);
                    } else if (this.lineOf[below] > 0) {
                        this.ready.add(this.lineOf[below]);
                    } else {
                        begin(below);
                    }
                }
            }
        }

        /** Whether a revision on the way down depends on the same, so that its line leads there later. */
        private boolean isDeclaredFurtherDown(int number, int dependency) {
            Links links = Order.this.links;
            if (!contains(links.dependencies[number], dependency)
                    || contains(links.parents[number], dependency)
                    || !isDependencyOfOneLeft(dependency)) {
                return false;
            }
            int[] stack = new int[16];
            int end = 0;
            stack[end++] = number;
            this.lastSearch++;
            while (end > 0) {
                for (int parent : links.parents[stack[--end]]) {
                    if (this.searches-- <= 0) {
                        return false;
                    }
                    if (contains(links.dependencies[parent], dependency)) {
                        return true;
                    }
                    if (this.left.get(parent) && this.seenBy[parent] != this.lastSearch) {
                        this.seenBy[parent] = this.lastSearch;
                        stack = end < stack.length ? stack : Arrays.copyOf(stack, 2 * end);
                        stack[end++] = parent;
                    }
                }
            }
            return false;
        }

        private boolean isDependencyOfOneLeft(int dependency) {
            for (int above : Order.this.links.successors[dependency]) {
                if (this.searches-- <= 0) {
                    return false;
                }
                if (this.left.get(above) && contains(Order.this.links.dependencies[above], dependency)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean contains(int[] numbers, int number) {
            for (int one : numbers) {
                if (one == number) {
                    return true;
                }
            }
            return false;
        }

        /** The first of the lines that have to pass before a revision. */
        private int above(int number) {
            int own = this.lineOf[number];
            int least = this.lines.first() == own ? Objects.requireNonNull(this.lines.higher(own)) : this.lines.first();
            int first = Integer.MAX_VALUE;
            int[] stack = new int[16];
            int end = 0;
            stack[end++] = number;
            this.lastSearch++;
            while (end > 0 && first > least) {
                for (int above : Order.this.links.successors[stack[--end]]) {
                    if (this.searches-- <= 0) {
                        return this.ready.first();
                    }
                    if (this.left.get(above) && this.seenBy[above] != this.lastSearch) {
                        this.seenBy[above] = this.lastSearch;
                        first = this.lineOf[above] == 0 ? first : Math.min(first, this.lineOf[above]);
                        stack = end < stack.length ? stack : Arrays.copyOf(stack, 2 * end);
                        stack[end++] = above;
                    }
                }
            }
            return first;
        }
    }
}
