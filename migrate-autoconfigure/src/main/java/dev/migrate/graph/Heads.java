package dev.migrate.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

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
    private final TreeSet<String> heads = new TreeSet<>();

    Heads(Links links, BitSet applied) {
        this.links = links;
        this.applied = (BitSet) applied.clone();
        this.covers = new int[links.size()];
        for (int i = applied.nextSetBit(0); i >= 0; i = applied.nextSetBit(i + 1)) {
            for (int successor : links.successors[i]) {
                if (applied.get(successor)) {
                    this.covers[i]++;
                }
            }
            if (this.covers[i] == 0) {
                this.heads.add(links.id(i));
            }
        }
    }

    void up(int number) {
        this.applied.set(number);
        below(number).stream().forEach(lower -> {
            this.covers[lower]++;
            this.heads.remove(this.links.id(lower));
        });
        this.heads.add(this.links.id(number));
    }

    void down(int number) {
        this.applied.clear(number);
        this.heads.remove(this.links.id(number));
        below(number).stream().forEach(lower -> {
            if (--this.covers[lower] == 0) {
                this.heads.add(this.links.id(lower));
            }
        });
    }

    List<String> rows() {
        return List.copyOf(this.heads);
    }

    private BitSet below(int number) {
        BitSet below = Links.bits(this.links.parents[number]);
        for (int dependency : this.links.dependencies[number]) {
            below.set(dependency);
        }
        return below;
    }

    static List<String> sorted(Collection<String> rows) {
        return List.copyOf(new TreeSet<>(rows));
    }
}
