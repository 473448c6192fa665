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
        List<String> removed = new ArrayList<>();
        for (int below : this.links.predecessors[number]) {
            this.covers[below]++;
            move(below, false, removed);
        }
        return step(Direction.UPGRADE, number, removed, move(number, true, new ArrayList<>()));
    }

    Step down(int number) {
        List<String> removed = move(number, false, new ArrayList<>());
        List<String> added = new ArrayList<>();
        for (int below : this.links.predecessors[number]) {
            if (--this.covers[below] == 0) {
                move(below, true, added);
            }
        }
        return step(Direction.DOWNGRADE, number, removed, added);
    }

    private List<String> move(int number, boolean in, List<String> moved) {
        if (this.rows.get(number) != in) {
            this.rows.set(number, in);
            moved.add(this.links.id(number));
        }
        return moved;
    }

    private Step step(Direction direction, int number, List<String> removed, List<String> added) {
        Collections.sort(removed);
        Collections.sort(added);
        return new Step(direction, this.links.revisions.get(number), removed, added);
    }
}
