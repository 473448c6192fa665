package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The revisions as numbers and the lines between them: number 0 is the oldest by creation date and id. Built in a time
 * that grows with the number of revisions and lines, without recursion.
 */
final class Links {

    /** A revision beside what it is sorted by, so that a comparison needs no look into the revisions. */
    private record Aged(long second, int nano, Revision revision) {

        private static final Comparator<Aged> ORDER = Comparator.comparingLong(Aged::second)
                .thenComparingInt(Aged::nano)
                .thenComparing(aged -> aged.revision().id());

        /** What does not say when it was written is older than all that does. */
        static Aged of(Revision revision) {
            Instant created = revision.createdAt();
            return created == null
                    ? new Aged(Long.MIN_VALUE, 0, revision)
                    : new Aged(created.getEpochSecond(), created.getNano(), revision);
        }
    }

    final List<Revision> revisions;
    final Map<String, Integer> numbers = new HashMap<>();
    final Map<String, Integer> labels = new LinkedHashMap<>();
    final int[][] parents;
    final int[][] dependencies;

    /** By parents only. */
    final int[][] children;

    /** Parents and dependencies, each once. */
    final int[][] predecessors;

    /** By parents and dependencies. */
    final int[][] successors;

    /** All revisions, each behind its predecessors. */
    final int[] fromBelow;

    Links(Collection<Revision> unordered) {
        this.revisions = unordered.stream()
                .map(Aged::of)
                .sorted(Aged.ORDER)
                .map(Aged::revision)
                .toList();
        number();
        collectLabels();
        int size = this.revisions.size();
        this.parents = new int[size][];
        this.dependencies = new int[size][];
        this.predecessors = new int[size][];
        for (int i = 0; i < size; i++) {
            Revision revision = this.revisions.get(i);
            this.parents[i] = parentsOf(revision);
            this.dependencies[i] = dependenciesOf(revision);
            this.predecessors[i] = this.dependencies[i].length == 0
                    ? this.parents[i]
                    : IntStream.concat(Arrays.stream(this.parents[i]), Arrays.stream(this.dependencies[i]))
                            .distinct()
                            .toArray();
        }
        this.children = reverse(this.parents);
        this.successors = reverse(this.predecessors);
        this.fromBelow = sort(this.predecessors, this.successors);
        if (this.fromBelow.length < size) {
            throw circle();
        }
    }

    int size() {
        return this.revisions.size();
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, size());
        return all;
    }

    /** The revision that an id or a branch label stands for, {@code null} when none. */
    @Nullable
    Integer named(String name) {
        Integer number = this.numbers.get(name);
        return number == null ? this.labels.get(name) : number;
    }

    String id(int number) {
        return this.revisions.get(number).id();
    }

    private void number() {
        for (Revision revision : this.revisions) {
            String id = revision.id();
            if (!isLegal(id)) {
                throw new GraphException(
                        Kind.ILLEGAL_REVISION_ID,
                        List.of(id),
                        "The revision id \"" + id + "\" is empty or contains one of @ - + : .",
                        "Use letters, digits and underscores.");
            }
            if (this.numbers.putIfAbsent(id, this.numbers.size()) != null) {
                throw new GraphException(
                        Kind.DUPLICATE_REVISION,
                        List.of(id),
                        "Two revisions have the id " + id + ".",
                        "Give one of them another id, and correct what revises it.");
            }
        }
    }

    private static boolean isLegal(String id) {
        for (int i = 0; i < id.length(); i++) {
            if ("@-+:".indexOf(id.charAt(i)) >= 0) {
                return false;
            }
        }
        return !id.isEmpty();
    }

    private void collectLabels() {
        for (Revision revision : this.revisions) {
            for (String label : revision.branchLabels()) {
                Integer other = named(label);
                if (other != null) {
                    throw new GraphException(
                            Kind.DUPLICATE_BRANCH_LABEL,
                            List.of(revision.id(), id(other)),
                            "The branch label " + label + " of revision " + revision.id()
                                    + " is already used by revision " + id(other) + ".",
                            "Give the branch another label.");
                }
                this.labels.put(label, this.numbers.get(revision.id()));
            }
        }
    }

    private int[] parentsOf(Revision revision) {
        int[] found = new int[revision.parents().size()];
        int count = 0;
        for (String parent : revision.parents()) {
            if (parent.equals(revision.id())) {
                throw new GraphException(
                        Kind.SELF_LOOP,
                        List.of(parent),
                        "Revision " + parent + " revises itself.",
                        "Name the revision before it, or <base> for a root.");
            }
            Integer number = this.numbers.get(parent);
            if (number == null) {
                throw new GraphException(
                        Kind.MISSING_PARENT,
                        List.of(revision.id()),
                        "Revision " + revision.id() + " revises " + parent + ", which does not exist.",
                        "Add the missing revision, or correct what " + revision.id() + " revises.");
            }
            found[count++] = number;
        }
        return count > 1 ? Arrays.stream(found).distinct().toArray() : found;
    }

    private int[] dependenciesOf(Revision revision) {
        int[] found = new int[revision.dependsOn().size()];
        int count = 0;
        for (String dependency : revision.dependsOn()) {
            Integer number = named(dependency);
            if (number == null) {
                throw new GraphException(
                        Kind.MISSING_DEPENDENCY,
                        List.of(revision.id()),
                        "Revision " + revision.id() + " depends on " + dependency
                                + ", which is neither a revision nor a branch label.",
                        "Add the missing revision, or correct what " + revision.id() + " depends on.");
            }
            if (id(number).equals(revision.id())) {
                throw new GraphException(
                        Kind.DEPENDENCY_SELF_LOOP,
                        List.of(revision.id()),
                        "Revision " + revision.id() + " depends on itself.",
                        "Remove that dependency.");
            }
            found[count++] = number;
        }
        return count > 1 ? Arrays.stream(found).distinct().toArray() : found;
    }

    private static int[][] reverse(int[][] lines) {
        int[] counts = new int[lines.length];
        for (int[] targets : lines) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] reversed = new int[lines.length][];
        for (int i = 0; i < lines.length; i++) {
            reversed[i] = new int[counts[i]];
        }
        for (int i = lines.length - 1; i >= 0; i--) {
            for (int target : lines[i]) {
                reversed[target][--counts[target]] = i;
            }
        }
        return reversed;
    }

    /** Takes what nothing unfinished precedes (Kahn's algorithm); what is in or behind a circle is left out. */
    private static int[] sort(int[][] before, int[][] after) {
        int[] open = new int[before.length];
        int[] sorted = new int[before.length];
        int end = 0;
        for (int i = 0; i < before.length; i++) {
            open[i] = before[i].length;
            if (open[i] == 0) {
                sorted[end++] = i;
            }
        }
        for (int i = 0; i < end; i++) {
            for (int target : after[sorted[i]]) {
                if (--open[target] == 0) {
                    sorted[end++] = target;
                }
            }
        }
        return Arrays.copyOf(sorted, end);
    }

    /** A circle of parents is told before one that needs dependencies. */
    private GraphException circle() {
        int[] sorted = sort(this.parents, this.children);
        boolean ofParents = sorted.length < size();
        List<String> ids = ofParents ? circle(sorted, this.parents) : circle(this.fromBelow, this.predecessors);
        return new GraphException(
                ofParents ? Kind.CYCLE : Kind.DEPENDENCY_CYCLE,
                ids,
                "Revisions go round in a circle: " + String.join(" -> ", ids) + " -> " + ids.get(0) + ".",
                ofParents ? "Correct what one of them revises." : "Correct what one of them revises or depends on.");
    }

    /** Follows unsorted predecessors until one comes twice. */
    private List<String> circle(int[] sorted, int[][] before) {
        BitSet left = all();
        left.andNot(bits(sorted));
        Set<Integer> path = new LinkedHashSet<>();
        int number = left.nextSetBit(0);
        while (path.add(number)) {
            number = Arrays.stream(before[number]).filter(left::get).findFirst().orElseThrow();
        }
        int first = number;
        return path.stream().dropWhile(i -> i != first).map(this::id).toList();
    }

    /** Everything that can be reached downwards, the starts included. */
    BitSet ancestors(BitSet starts, boolean withDependencies) {
        return spread(starts, withDependencies ? this.predecessors : this.parents);
    }

    /** Everything that can be reached upwards, the starts included. */
    BitSet descendants(BitSet starts, boolean withDependencies) {
        return spread(starts, withDependencies ? this.successors : this.children);
    }

    private static BitSet spread(BitSet starts, int[][] lines) {
        BitSet reached = (BitSet) starts.clone();
        int[] found = Arrays.copyOf(starts.stream().toArray(), lines.length);
        int end = starts.cardinality();
        for (int i = 0; i < end; i++) {
            for (int target : lines[found[i]]) {
                if (!reached.get(target)) {
                    reached.set(target);
                    found[end++] = target;
                }
            }
        }
        return reached;
    }

    /** Everything above and below a revision by parents alone, itself included: the lines that go through it. */
    BitSet lineage(int number) {
        return lineage(number, false);
    }

    BitSet lineage(int number, boolean withDependencies) {
        BitSet lineage = ancestors(bits(number), withDependencies);
        lineage.or(descendants(bits(number), withDependencies));
        return lineage;
    }

    /** What no other one of the given revisions stands on, in the given order. */
    List<Integer> maximal(Collection<Integer> numbers) {
        BitSet covered = covered(numbers);
        return numbers.stream().filter(number -> !covered.get(number)).toList();
    }

    /** Refuses revisions of which one stands on another. */
    void requireAntichain(Collection<Integer> numbers, String who) {
        BitSet lower = covered(numbers);
        lower.and(bits(numbers));
        if (lower.isEmpty()) {
            return;
        }
        int below = lower.nextSetBit(0);
        BitSet above = descendants(bits(below), true);
        above.clear(below);
        above.and(bits(numbers));
        String ancestor = id(below);
        String descendant = id(above.nextSetBit(0));
        throw new GraphException(
                Kind.OVERLAPPING_REVISIONS,
                List.of(descendant, ancestor),
                who + " " + descendant + " and " + ancestor + ", and the second is an ancestor of the first.",
                "Leave " + ancestor + " away: the other one stands for it.");
    }

    /** Everything below the given revisions. */
    private BitSet covered(Collection<Integer> numbers) {
        BitSet below = new BitSet();
        for (int number : numbers) {
            for (int predecessor : this.predecessors[number]) {
                below.set(predecessor);
            }
        }
        return ancestors(below, true);
    }

    static BitSet bits(Collection<Integer> numbers) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return bits;
    }

    static BitSet bits(int... numbers) {
        BitSet bits = new BitSet();
        for (int number : numbers) {
            bits.set(number);
        }
        return bits;
    }
}
