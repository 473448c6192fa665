package dev.migrate.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every graph and every state of a database, compared with sets that are computed in the plainest way. */
class PlanPropertyTests {

    @Property
    void everyStepOfAnUpgradeLeavesTheHeadsOfWhatIsApplied(
            @ForAll("graphs") RevisionGraph graph, @ForAll("picks") List<Integer> picks) {
        Set<String> applied = applied(graph, picks);
        List<String> rows = heads(graph, applied);
        Plan plan = graph.upgrade(rows, "heads");
        requireSteps(graph, plan, rows, applied);
        assertThat(plan.headsAfter()).isEqualTo(graph.heads());
        assertThat(applied).hasSize(graph.size());
    }

    @Property
    void anUpgradeToARevisionRunsWhatItNeedsAndNothingElse(
            @ForAll("graphs") RevisionGraph graph, @ForAll("picks") List<Integer> picks, @ForAll("pick") int pick) {
        Set<String> applied = applied(graph, picks);
        String target = pick(graph, pick);
        Set<String> expected = new TreeSet<>(applied);
        expected.addAll(below(graph, target));
        requireSteps(graph, graph.upgrade(heads(graph, applied), target), heads(graph, applied), applied);
        assertThat(applied).isEqualTo(expected);
    }

    @Property
    void downToBaseLeavesNothing(@ForAll("graphs") RevisionGraph graph, @ForAll("picks") List<Integer> picks) {
        Set<String> applied = applied(graph, picks);
        List<String> rows = heads(graph, applied);
        Plan plan = graph.downgrade(rows, "base");
        requireSteps(graph, plan, rows, applied);
        assertThat(applied).isEmpty();
        assertThat(plan.headsAfter()).isEmpty();
    }

    @Property
    void aDowngradeToARevisionUndoesWhatStandsOnItAndNothingElse(
            @ForAll("graphs") RevisionGraph graph, @ForAll("picks") List<Integer> picks, @ForAll("pick") int pick) {
        Set<String> applied = applied(graph, picks);
        if (applied.isEmpty()) {
            return;
        }
        String target = List.copyOf(applied).get(pick % applied.size());
        Set<String> kept = new TreeSet<>(applied);
        for (String child : graph.children(target)) {
            kept.removeAll(above(graph, child));
        }
        List<String> rows = heads(graph, applied);
        if (kept.equals(applied) && !rows.contains(target)) {
            // Nothing stands on it but what depends on it: no place that a downgrade can end at.
            assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph.downgrade(rows, target));
            return;
        }
        requireSteps(graph, graph.downgrade(rows, target), rows, applied);
        assertThat(applied).isEqualTo(kept);
    }

    @Property
    void aDowngradeOfABranchNeverLeavesIt(
            @ForAll("graphs") RevisionGraph graph, @ForAll("picks") List<Integer> picks, @ForAll("pick") int pick) {
        Set<String> before = applied(graph, picks);
        String branch = pick(graph, pick);
        String start = branch;
        while (parents(graph, start).size() == 1
                && graph.children(parents(graph, start).get(0)).size() == 1) {
            start = parents(graph, start).get(0);
        }
        Set<String> own = above(graph, start);
        own.addAll(reach(branch, id -> parents(graph, id)));
        Set<String> others = new TreeSet<>(before);
        others.removeAll(own);

        Set<String> after = new TreeSet<>(before);
        List<String> rows = heads(graph, before);
        try {
            requireSteps(graph, graph.downgrade(rows, branch + "@base"), rows, after);
        } catch (GraphException ex) {
            // Refused is as good.
            assertThat(ex.kind()).isEqualTo(GraphException.Kind.INVALID_DOWNGRADE_TARGET);
        }
        assertThat(after).containsAll(others);
    }

    @Property
    void theOrderIsTheSameHoweverTheRevisionsAreRead(@ForAll("graphs") RevisionGraph graph, @ForAll("pick") int seed) {
        List<Revision> shuffled = new ArrayList<>(graph.revisions());
        Collections.shuffle(shuffled, new Random(seed));
        RevisionGraph other = RevisionGraph.of(shuffled);
        assertThat(other.revisions()).isEqualTo(graph.revisions());
        assertThat(other.upgrade(List.of(), "heads")).isEqualTo(graph.upgrade(List.of(), "heads"));
        assertThat(other.downgrade(graph.heads(), "base")).isEqualTo(graph.downgrade(graph.heads(), "base"));
        List<Revision> history = new ArrayList<>(other.history(null, List.of()));
        Collections.reverse(history);
        assertThat(history).isEqualTo(graph.revisions());
    }

    @Property
    void theOrderRespectsTheLinesHoweverFarItMaySearch(
            @ForAll("graphs") RevisionGraph graph, @ForAll("pick") int searches) {
        Links links = new Links(graph.revisions());
        for (int limit : List.of(0, searches)) {
            Set<Integer> run = new TreeSet<>();
            for (int number : new Order(links, limit).upwards(links.all())) {
                assertThat(Arrays.stream(links.predecessors[number])).allMatch(run::contains);
                run.add(number);
            }
            assertThat(run).hasSize(links.size());
        }
    }

    @Property
    void aStampLeavesRowsOfWhichNoneStandsOnAnother(
            @ForAll("graphs") RevisionGraph graph,
            @ForAll("picks") List<Integer> picks,
            @ForAll("picks") List<Integer> targetPicks,
            @ForAll boolean purge) {
        List<String> rows = heads(graph, applied(graph, picks));
        List<String> targets =
                targetPicks.stream().map(pick -> pick(graph, pick)).distinct().toList();
        if (targets.isEmpty()) {
            return;
        }
        Plan plan = graph.stamp(rows, targets, purge);
        List<String> after = plan.headsAfter();
        Set<String> covered = new TreeSet<>();
        after.forEach(row -> covered.addAll(below(graph, row)));
        assertThat(after).isEqualTo(heads(graph, covered)).isSubsetOf(union(rows, targets));
        assertThat(covered).containsAll(targets);
        assertThat(plan.headsBefore()).isEqualTo(rows);
        assertThat(graph.stamp(after, targets, purge).isEmpty()).isTrue();
        assertThat(graph.upgrade(after, "heads").headsAfter()).isEqualTo(graph.heads());
    }

    /** Runs a plan in thought, and looks after every step. */
    private static void requireSteps(RevisionGraph graph, Plan plan, List<String> rows, Set<String> applied) {
        assertThat(plan.headsBefore()).isEqualTo(rows);
        Set<String> heads = new TreeSet<>(rows);
        for (Step step : plan.steps()) {
            String id = Objects.requireNonNull(step.revision()).id();
            if (plan.direction() == Direction.UPGRADE) {
                assertThat(applied).doesNotContain(id).containsAll(graph.predecessors(id));
                applied.add(id);
            } else {
                assertThat(applied).contains(id);
                applied.remove(id);
            }
            assertThat(heads)
                    .containsAll(step.headsRemoved())
                    .doesNotContainAnyElementsOf(orNothing(step.headsAdded()));
            step.moveHeads(heads);
            assertThat(heads).containsExactlyElementsOf(heads(graph, applied));
            assertThat(graph.applied(heads)).containsExactlyInAnyOrderElementsOf(applied);
        }
        assertThat(plan.headsAfter()).containsExactlyElementsOf(heads);
    }

    /** AssertJ refuses to look for none of nothing. */
    private static List<String> orNothing(List<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }

    private static Set<String> applied(RevisionGraph graph, List<Integer> picks) {
        Set<String> applied = new TreeSet<>();
        picks.forEach(pick -> applied.addAll(below(graph, pick(graph, pick))));
        return applied;
    }

    private static List<String> heads(RevisionGraph graph, Set<String> applied) {
        Set<String> heads = new TreeSet<>(applied);
        applied.forEach(id -> graph.predecessors(id).forEach(heads::remove));
        return List.copyOf(heads);
    }

    private static Set<String> below(RevisionGraph graph, String id) {
        return reach(id, graph::predecessors);
    }

    private static Set<String> above(RevisionGraph graph, String id) {
        return reach(
                id,
                below -> graph.revisions().stream()
                        .map(Revision::id)
                        .filter(other -> graph.predecessors(other).contains(below))
                        .toList());
    }

    private static Set<String> reach(String start, Function<String, List<String>> next) {
        Set<String> reached = new TreeSet<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String id = queue.remove();
            if (reached.add(id)) {
                queue.addAll(next.apply(id));
            }
        }
        return reached;
    }

    private static List<String> parents(RevisionGraph graph, String id) {
        return graph.find(id).orElseThrow().parents();
    }

    private static String pick(RevisionGraph graph, int pick) {
        return "rev" + pick % graph.size();
    }

    private static Set<String> union(Collection<String> one, Collection<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    /** What one revision is made of: numbers that stand for earlier ones, and its age. */
    private record Seed(List<Integer> parents, List<Integer> dependencies, int age) {}

    @Provide
    Arbitrary<RevisionGraph> graphs() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 99);
        return Combinators.combine(
                        number.list().ofMinSize(0).ofMaxSize(3),
                        number.list().ofMinSize(0).ofMaxSize(2),
                        Arbitraries.integers().between(0, 5))
                .as(Seed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(PlanPropertyTests::graph);
    }

    @Provide
    Arbitrary<List<Integer>> picks() {
        return pick().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Integer> pick() {
        return Arbitraries.integers().between(0, 999);
    }

    private static RevisionGraph graph(List<Seed> seeds) {
        List<Revision> revisions = new ArrayList<>();
        for (Seed seed : seeds) {
            int i = revisions.size();
            List<String> parents = earlier(seed.parents, i);
            List<String> dependencies = earlier(seed.dependencies, i);
            revisions.add(
                    new Revision("rev" + i, parents, Set.of(), dependencies, "", Instant.ofEpochSecond(seed.age)));
        }
        return RevisionGraph.of(revisions);
    }

    /** Some of the earlier revisions; the number of the revision itself stands for none. */
    private static List<String> earlier(List<Integer> numbers, int size) {
        return numbers.stream()
                .map(number -> number % (size + 1))
                .filter(number -> number < size)
                .map(number -> "rev" + number)
                .distinct()
                .toList();
    }
}
