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
    private final BitSet applied;
    private final int[] covers;

    Heads(Links links, BitSet applied) {
        this.links = links;
        this.applied = (BitSet) applied.clone();
        this.covers = new int[links.size()];
        for (int i = applied.nextSetBit(0); i >= 0; i = applied.nextSetBit(i + 1)) {
            for (int below : links.predecessors[i]) {
                this.covers[below]++;
            }
        }
    }

    Step up(int number) {
        this.applied.set(number);
        List<String> removed = new ArrayList<>();
        for (int below : this.links.predecessors[number]) {
            if (this.covers[below]++ == 0) {
                removed.add(this.links.id(below));
            }
        }
        Collections.sort(removed);
        return new Step(Direction.UPGRADE, this.links.revisions.get(number), removed, List.of(this.links.id(number)));
    }

    Step down(int number) {
        this.applied.clear(number);
        List<String> added = new ArrayList<>();
        for (int below : this.links.predecessors[number]) {
            if (--this.covers[below] == 0) {
                added.add(this.links.id(below));
            }
        }
        Collections.sort(added);
        return new Step(Direction.DOWNGRADE, this.links.revisions.get(number), List.of(this.links.id(number)), added);
    }

    List<String> rows() {
        return this.applied.stream()
                .filter(number -> this.covers[number] == 0)
                .mapToObj(this.links::id)
                .sorted()
                .toList();
    }
}
