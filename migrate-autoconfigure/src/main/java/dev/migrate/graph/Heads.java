package dev.migrate.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The rows of the version table while a plan goes on. They are the applied revisions that no other applied revision has
 * below it, by parents and dependencies: an antichain whose ancestors are what is applied. So a step up takes away the heads
 * that it continues and adds the revision, and a step down takes away the revision and adds those below it that nothing else
 * covers. Each step costs what its lines cost, not what the graph costs.
 */
final class Heads {

    private final Links links;
    private final BitSet rows;
    private final int[] covers;

    /**
     * Begins with the rows of a version table.
     *
     * @param rows the rows; a downgrade also copes with some that others cover
     */
    Heads(Links links, BitSet rows) {
        this.links = links;
        this.rows = (BitSet) rows.clone();
        this.covers = new int[links.size()];
        BitSet applied = links.ancestors(rows, true);
        for (int i = applied.nextSetBit(0); i >= 0; i = applied.nextSetBit(i + 1)) {
            for (int below : links.predecessors[i]) {
                this.covers[below]++;
            }
        }
    }

    Step up(int number) {
        int[] predecessors = this.links.predecessors[number];
        List<String> removed = new ArrayList<>(predecessors.length);
        for (int below : predecessors) {
            this.covers[below]++;
            if (this.rows.get(below)) {
                this.rows.clear(below);
                removed.add(this.links.id(below));
            }
        }
        Collections.sort(removed);
        this.rows.set(number);
        return step(Direction.UPGRADE, number, removed, List.of(this.links.id(number)));
    }

    Step down(int number) {
        List<String> removed = this.rows.get(number) ? List.of(this.links.id(number)) : List.of();
        this.rows.clear(number);
        int[] predecessors = this.links.predecessors[number];
        List<String> added = new ArrayList<>(predecessors.length);
        for (int below : predecessors) {
            if (--this.covers[below] == 0 && !this.rows.get(below)) {
                this.rows.set(below);
                added.add(this.links.id(below));
            }
        }
        Collections.sort(added);
        return step(Direction.DOWNGRADE, number, removed, added);
    }

    private Step step(Direction direction, int number, List<String> removed, List<String> added) {
        return new Step(direction, this.links.revisions.get(number), removed, added);
    }
}
