package dev.migrate.graph;

import static dev.migrate.graph.Graphs.graph;
import static dev.migrate.graph.Graphs.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.graph.GraphException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plans for graphs that tell much about heads: branches, merges and dependencies that cross. Independent revisions may come
 * in any order; what runs, that each comes after what it needs, and the rows at the end are fixed.
 */
class VersionTraversalTests {

    private static final Map<String, RevisionGraph> GRAPHS = Map.ofEntries(
            Map.entry("line", graph("a:", "b: a", "c: b", "d: c", "e: d")),
            Map.entry("fork", graph("a:", "b: a", "c1: b | c1branch", "d1: c1", "c2: b | c2branch", "d2: c2")),
            Map.entry(
                    "merged", graph("a:", "b: a", "c1: b", "d1: c1", "c2: b | c2branch", "d2: c2", "e: d1 d2", "f: e")),
            Map.entry("kept", graph("a1:", "b1: a1", "c1: b1", "a2:", "b2: a2", "c2: b2", "d1: c1 c2", "d2: c2")),
            Map.entry(
                    "three",
                    graph(
                            "a1:",
                            "b1: a1",
                            "c1: b1",
                            "a2:",
                            "b2: a2",
                            "c2: b2",
                            "a3:",
                            "b3: a3",
                            "c3: b3",
                            "d1: c1 c2 c3",
                            "d2: c2",
                            "d3: c3")),
            Map.entry(
                    "twins",
                    graph("a:", "b1: a", "b2: a", "b3: a", "c1: b1 b2 b3", "c2: b1 b2 b3", "d1: c1", "d2: c2")),
            Map.entry("near", graph("a:", "b1: a", "b2: a", "b3: a", "c1: b1 b2", "c2: b2 b3", "d1: c1", "d2: c2")),
            Map.entry(
                    "depends",
                    graph(
                            "a1: | lib1",
                            "b1: a1",
                            "c1: b1 | c1lib",
                            "d1: c1",
                            "e1: d1",
                            "f1: e1",
                            "a2:",
                            "b2: a2",
                            "c2: b2 | | c1lib")),
            Map.entry(
                    "over",
                    graph(
                            "a1:",
                            "a2:",
                            "a3:",
                            "amerge: a1 a2 a3",
                            "b1:",
                            "b2:",
                            "bmerge: b1 b2",
                            "c1:",
                            "c2:",
                            "c3:",
                            "cmerge: c1 c2 c3",
                            "d1: | | a3 b2 c1")),
            Map.entry("crisscross", graph("a1:", "b1:", "a2: a1", "b2: b1 | | a2", "a3: a2 | | b1", "b3: b2")),
            Map.entry("own", graph("a1:", "a2: a1 | | a1")),
            Map.entry("normal", graph("a1:", "a2: a1", "a3: a2", "b1:", "b2: b1 | | a3", "b3: b2", "b4: b3 | | a3")),
            Map.entry("parent", graph("a1:", "b1: | | a1", "bmerge: a1 b1")),
            Map.entry("cross", graph("a:", "b: a", "c1: b | c1branch", "d1: c1", "c2: b | c2branch", "d2: c2 | | c1")),
            Map.entry("woven", graph("z:", "d: z", "y: z", "m: y | | d", "q: z", "n: m q", "t: n | | d")),
            Map.entry("gap", graph("l:", "i: l", "h: l", "z: | | i", "v: h z", "w: i v")),
            Map.entry("aside", graph("a:", "b: a", "c: b", "s: b", "d: c | | s")),
            Map.entry("forest", graph("a1:", "b1: a1", "a2:", "b2: a2")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line    | c        | e               | d e           | e
            line    | ''       | c               | a b c         | c
            line    | a        | +2              | b c           | c
            line    | a        | +1              | b             | b
            line    | b        | +3              | c d e         | e
            line    | a        | b+2             | b c d         | d
            line    | a        | d-2             | b             | b
            line    | d        | b               | ''            | d
            line    | d        | base            | ''            | d
            fork    | b        | d1              | c1 d1         | d1
            fork    | a        | heads           | b c2 d2 c1 d1 | d1 d2
            fork    | b        | c2branch@head-1 | c2            | c2
            fork    | c1       | c2branch@+1     | c2            | c1 c2
            fork    | c1 c2    | c2branch@+1     | d2            | c1 d2
            fork    | ''       | +1              | a             | a
            fork    | ''       | base+1          | a             | a
            merged  | b        | f               | c1 d1 c2 d2 e f | f
            kept    | d2 b1    | d1              | c1 d1         | d1 d2
            three   | d3 d2 b1 | d1              | c1 d1         | d1 d2 d3
            three   | d3 b2 b1 | d1              | c2 c1 d1      | d1 d3
            three   | d3 d1    | d2              | d2            | d1 d2 d3
            twins   | a        | heads           | b1 b2 b3 c1 c2 d1 d2 | d1 d2
            twins   | a        | d2              | b1 b2 b3 c2 d2 | d2
            twins   | d2       | c1              | c1            | c1 d2
            near    | d2       | c1              | b1 c1         | c1 d2
            depends | a2       | c2              | a1 b1 c1 b2 c2 | c2
            parent  | a1       | b1              | b1            | b1
            parent  | b1       | bmerge          | bmerge        | bmerge
            own     | ''       | a2              | a1 a2         | a2
            forest  | ''       | heads           | a2 b2 a1 b1   | b1 b2
            """)
    void upgrades(String name, String rows, String target, String steps, String heads) {
        requirePlan(name, named(name).upgrade(words(rows), target), steps, heads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line       | e     | c             | e d         | c
            line       | c     | base          | c b a       | ''
            line       | c     | -1            | c           | b
            line       | e     | -3            | e d c       | b
            line       | d     | a+2           | d           | c
            line       | d     | c-2           | d c b       | a
            line       | ''    | base          | ''          | ''
            line       | a     | a             | ''          | a
            line       | e     | e             | ''          | e
            fork       | a     | -1            | a           | ''
            fork       | d1 d2 | a             | d1 c1 d2 c2 b | a
            fork       | d2 d1 | base+2        | d1 c1 d2 c2 | b
            fork       | d2 d1 | c2branch@base+2 | d2 c2     | d1
            fork       | d2 d1 | c2branch@base+3 | d2        | c2 d1
            fork       | d2 d1 | c2            | d2          | c2 d1
            fork       | d1 d2 | c1branch@-1   | d1          | c1 d2
            fork       | d2 c1 | d2-1          | d2          | c1 c2
            fork       | c1 d2 | c1branch@b    | c1          | d2
            fork       | d1 d2 | c2@b          | d2 c2       | d1
            fork       | d1 d2 | d1@b          | d1 c1       | d2
            fork       | d1 c2 | c2            | ''          | c2 d1
            fork       | d1 d2 | c1branch@base | d1 c1       | d2
            fork       | d1    | c1branch@base | d1 c1 b a   | ''
            fork       | d2 d1 | c2branch@-2   | d2 c2       | d1
            merged     | f     | b             | f e d1 c1 d2 c2 | b
            kept       | d2 d1 | b1            | d1 c1       | b1 d2
            three      | d3 d2 d1 | b1         | d1 c1       | b1 d2 d3
            depends    | c2 d1 | lib1@-1       | d1          | c2
            over       | amerge bmerge cmerge d1 | b2 | bmerge | amerge b1 cmerge d1
            over       | amerge d1 b1 cmerge | d1@base | d1  | amerge b1 b2 cmerge
            over       | amerge b1 b2 cmerge | base | amerge a1 b1 b2 cmerge c1 a2 a3 c2 c3 | ''
            crisscross | a3 b2 | b1            | b2          | a3
            own        | a2    | a1            | a2          | a1
            normal     | b4    | b3            | b4          | b3
            parent     | bmerge | a1           | bmerge      | b1
            parent     | bmerge | b1           | bmerge      | b1
            cross      | d1 d2 | c2branch@b    | d2 c2       | d1
            cross      | d1 d2 | c1branch@b    | d1 d2 c1    | c2
            aside      | d     | -2            | d c         | s
            aside      | d     | -3            | d c s b     | a
            """)
    void downgrades(String name, String rows, String target, String steps, String heads) {
        requirePlan(name, named(name).downgrade(words(rows), target), steps, heads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line    | d     | base          | ''
            fork    | d1 c2 | b             | b
            fork    | d1 c2 | c1branch@base | c2
            fork    | d1 c2 | c2branch@head | d1 d2
            merged  | e     | c2            | c2
            merged  | e     | a             | a
            merged  | c2    | e             | e
            merged  | b     | e             | e
            merged  | d1 c2 | c2branch@head | f
            merged  | d1 c2 | e             | e
            depends | e1 c2 | b1            | b1
            forest  | ''    | heads         | b1 b2
            forest  | b1 b2 | heads         | b1 b2
            forest  | b1    | a1 b2         | a1 b2
            """)
    void stamps(String name, String rows, String targets, String heads) {
        assertThat(named(name).stamp(words(rows), words(targets), false).headsAfter())
                .isEqualTo(words(heads));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line | b     | -2 | "-2" leads nowhere. An upgrade does not go down.
            line | b     | +5 | "+5" leads nowhere. There are not as many revisions.
            fork | b     | +1 | From b there are several ways up: c1, c2.
            fork | c1 c2 | +1 | The database is at several heads: c1, c2; it is not clear from which to count.
            fork | b     | head | "head" stands for several heads: d1, d2.
            fork | b     | c1branch@d2 | Revision d2 is not on the branch c1branch.
            fork | b     | c3branch@d2 | There is no branch "c3branch".
            fork | b     | heads@+1 | There is no branch "heads".
            fork | b     | base@d2 | There is no branch "base".
            fork | b     | c9 | No revision or branch is called "c9" or begins so.
            fork | b     | a+1xyz | No revision or branch is called "a+1xyz" or begins so.
            """)
    void saysWhyItDoesNotUpgrade(String name, String rows, String target, String problem) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> named(name).upgrade(words(rows), target))
                .satisfies(ex -> assertThat(ex.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line   | b     | -99999999999 | "-99999999999" leads nowhere. There are not as many revisions.
            line   | b     | -5 | "-5" leads nowhere. There are not as many revisions.
            line   | b     | +2 | "+2" leads nowhere. A downgrade does not go up.
            line   | ''    | b  | The database cannot be downgraded to b: it is at <base>.
            line   | b     | c  | The database cannot be downgraded to c: it is at b.
            fork   | ''    | -1 | "-1" leads nowhere. Nothing is applied there.
            fork   | d1    | c2branch@-1 | "c2branch@-1" leads nowhere. Nothing is applied there.
            merged | e     | -1 | From e there are several ways down: d1, d2.
            """)
    void saysWhyItDoesNotDowngrade(String name, String rows, String target, String problem) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> named(name).downgrade(words(rows), target))
                .satisfies(ex -> assertThat(ex.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a1b2c3 | a1b2c3
            a1b2c4 | a1b2c4
            a1b2c3d | a1b2c3d4
            acct   | ff00ff
            accou  | a1b2c3
            shop@a1b2c | a1b2c4
            shop@head | a1b2c4
            """)
    void findsTheOneThatIsMeant(String identifier, String id) {
        assertThat(prefixes().resolveOne(identifier)).map(Revision::id).hasValue(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a1b2 | AMBIGUOUS_PREFIX | Several revisions or branches begin with "a1b2": a1b2c3, a1b2c3d4, a1b2c4.
            a1b2@head | AMBIGUOUS_PREFIX | Several revisions or branches begin with "a1b2": a1b2c3, a1b2c3d4, a1b2c4.
            x    | UNKNOWN_REVISION | No revision or branch is called "x" or begins so.
            -9   | RELATIVE_OUT_OF_RANGE | "-9" leads nowhere. There are not as many revisions.
            """)
    void listsTheCandidates(String identifier, Kind kind, String problem) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> prefixes().resolve(identifier))
                .satisfies(ex -> {
                    assertThat(ex.kind()).isEqualTo(kind);
                    assertThat(ex.problem()).isEqualTo(problem);
                });
    }

    @Test
    void tellsThatABranchIsUnknownAlsoWhereStepsCount() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> prefixes().resolveOne("y@+1"))
                .satisfies(ex -> assertThat(ex.problem()).isEqualTo("There is no branch \"y\"."));
    }

    /** Ids of which one begins another, and one that is too short to be shortened. */
    private static RevisionGraph prefixes() {
        return graph("a1b2c3: | accounts1", "a1b2c3d4: a1b2c3", "a1b2c4: | shop", "xyz:", "ff00ff: | accts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fork   | d1    | a:current   | d1 c1 b a
            fork   | b     | current:+1  | !AMBIGUOUS_WALK
            fork   | c1    | current:    | d1 c1
            fork   | d1    | -1:current  | !RANGE_NOT_ANCESTOR
            fork   | c1    | c1branch@base:current | c1 b a
            line   | c     | -2:         | e d c
            line   | c     | current:+1  | d c
            line   | c     | b+1:        | !UNKNOWN_REVISION
            line   | c     | c:a         | !RANGE_NOT_ANCESTOR
            line   | c     | :b-2        | !RELATIVE_OUT_OF_RANGE
            line   | c     | :c-2        | a
            line   | c     | a:b:c       | !RANGE_SYNTAX
            line   | c     | a           | !RANGE_SYNTAX
            line   | c     | :           | e d c b a
            line   | ''    | :current    | ''
            line   | c     | b:+99999999999 | e d c b
            cross  | d1    | c2:         | d2 c2
            woven  | ''    | :           | t n m y q d z
            gap    | ''    | l:w         | w v h i l
            fork   | c1    | b:c2branch@+1  | c2 b
            fork   | c1    | c1:c2branch@+1 | !RANGE_NOT_ANCESTOR
            fork   | c1 d2 | current:+1  | !AMBIGUOUS_CURRENT
            fork   | ''    | heads:+1    | !MULTIPLE_HEADS
            forest | a1    | current:b2@+1 | !RANGE_NOT_ANCESTOR
            """)
    void selectsARange(String name, String rows, String range, String newestFirst) {
        RevisionGraph graph = named(name);
        if (newestFirst.startsWith("!")) {
            assertThatExceptionOfType(GraphException.class)
                    .isThrownBy(() -> graph.history(range, words(rows)))
                    .satisfies(ex -> assertThat(ex.kind()).isEqualTo(Kind.valueOf(newestFirst.substring(1))));
        } else {
            assertThat(graph.history(range, words(rows)))
                    .extracting(Revision::id)
                    .isEqualTo(words(newestFirst));
        }
    }

    private static RevisionGraph named(String name) {
        return Objects.requireNonNull(GRAPHS.get(name), name);
    }

    private static void requirePlan(String name, Plan plan, String steps, String heads) {
        RevisionGraph graph = named(name);
        List<String> ran = plan.steps().stream()
                .map(step -> Objects.requireNonNull(step.revision()).id())
                .toList();
        assertThat(ran).containsExactlyInAnyOrderElementsOf(words(steps));
        List<String> upwards = new ArrayList<>(ran);
        if (plan.direction() == Direction.DOWNGRADE) {
            Collections.reverse(upwards);
        }
        Set<String> later = new HashSet<>(upwards);
        for (String id : upwards) {
            later.remove(id);
            assertThat(graph.predecessors(id)).noneMatch(later::contains);
        }
        assertThat(plan.headsAfter()).isEqualTo(words(heads));
    }
}
