package dev.migrate.graph;

import static dev.migrate.graph.Graphs.graph;
import static dev.migrate.graph.Graphs.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.graph.GraphException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans as (heads, target) to steps and heads. */
class RevisionGraphTests {

    private static final RevisionGraph LINE = graph("a:", "b: a", "c: b", "d: c", "e: d");

    private static final RevisionGraph FORK =
            graph("a:", "b: a", "c1: b | c1branch", "d1: c1", "c2: b | c2branch", "d2: c2");

    private static final RevisionGraph DEPENDENT =
            graph("a1: | lib1", "b1: a1", "c1: b1", "d1: c1", "a2:", "b2: a2", "c2: b2 | | c1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c  | e   | d e       | e
            '' | c   | a b c     | c
            a  | +2  | b c       | c
            a  | b+2 | b c d     | d
            a  | d-2 | b         | b
            e  | c   | ''        | e
            '' | heads | a b c d e | e
            """)
    void upgradesALine(String rows, String target, String steps, String heads) {
        requirePlan(LINE.upgrade(words(rows), target), steps, heads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            e | c    | e d       | c
            c | base | c b a     | ''
            c | -1   | c         | b
            e | -3   | e d c     | b
            d | a+2  | d         | c
            d | c-2  | d c b     | a
            e | e    | ''        | e
            """)
    void downgradesALine(String rows, String target, String steps, String heads) {
        requirePlan(LINE.downgrade(words(rows), target), steps, heads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b     | d1               | c1 d1       | d1
            b     | heads            | c1 d1 c2 d2 | d1 d2
            c1    | c2branch@+1      | c2          | c1 c2
            c1 c2 | c2branch@+1      | d2          | c1 d2
            b     | c2branch@head    | c2 d2       | d2
            """)
    void upgradesABranch(String rows, String target, String steps, String heads) {
        requirePlan(FORK.upgrade(words(rows), target), steps, heads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d1 d2 | c1branch@-1 | d1    | c1 d2
            d2 c1 | d2-1        | d2    | c1 c2
            c1 d2 | c1branch@b  | c1    | d2
            d1 d2 | c2@b        | d2 c2 | d1
            d1 c2 | c2          | ''    | c2 d1
            """)
    void downgradesABranchAndLeavesTheOther(String rows, String target, String steps, String heads) {
        requirePlan(FORK.downgrade(words(rows), target), steps, heads);
    }

    @Test
    void aDependencyIsNoHeadWhileSomethingDependsOnIt() {
        requirePlan(DEPENDENT.upgrade(words("a2"), "c2"), "a1 b1 c1 b2 c2", "c2");
        requirePlan(DEPENDENT.downgrade(words("c2 d1"), "c1"), "d1", "c2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d1    | +5     | RELATIVE_OUT_OF_RANGE
            b     | -2     | RELATIVE_OUT_OF_RANGE
            d1 d2 | +1     | AMBIGUOUS_CURRENT
            b     | +1     | AMBIGUOUS_WALK
            b     | head   | MULTIPLE_HEADS
            b     | nope   | UNKNOWN_REVISION
            b     | x@c1   | UNKNOWN_BRANCH
            b     | c1branch@c2 | NOT_ON_BRANCH
            b     | a:c1   | RANGE_NOT_ALLOWED
            zz    | heads  | UNKNOWN_REVISION
            d1 b  | heads  | OVERLAPPING_REVISIONS
            """)
    void refusesATargetThatMeansNothing(String rows, String target, Kind kind) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> FORK.upgrade(words(rows), target))
                .satisfies(ex -> assertThat(ex.kind()).isEqualTo(kind));
    }

    @Test
    void refusesToGuessWhichOfSeveralHeadsToUndo() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> FORK.downgrade(words("d1 d2"), "-1"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The database is at several heads: d1, d2; it is not clear which to undo.");
                    assertThat(ex.action())
                            .isEqualTo("Narrow it to a branch with <branch>@-N, or count from a revision: d1-1.");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a: b , b: a        ; CYCLE
            a: a               ; SELF_LOOP
            a: x               ; MISSING_PARENT
            a: | | x           ; MISSING_DEPENDENCY
            a: , a:            ; DUPLICATE_REVISION
            a: | l , b: a | l  ; DUPLICATE_BRANCH_LABEL
            a: | | b , b: a    ; DEPENDENCY_CYCLE
            """)
    void refusesRevisionsThatMakeNoGraph(String revisions, Kind kind) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> graph(revisions.split(" , ", -1)))
                .satisfies(ex -> assertThat(ex.kind()).isEqualTo(kind));
    }

    @Test
    void stampsWithoutSteppingOnOtherBranches() {
        Plan plan = FORK.stamp(words("d1 c2"), List.of("c2branch@head"), false);
        assertThat(plan.headsAfter()).containsExactly("d1", "d2");
        assertThat(FORK.stamp(words("d1 d2"), List.of("base"), false).headsAfter())
                .isEmpty();
    }

    @Test
    void tellsARowThatIsUnknownBeforeItLooksAtTheTargets() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> FORK.stamp(words("zz"), List.of("nope@head"), false))
                .satisfies(
                        ex -> assertThat(ex.problem()).isEqualTo("The database is at zz, which is no revision here."));
        assertThat(FORK.stamp(words("zz"), List.of("d1"), true).headsAfter()).containsExactly("d1");
    }

    /** A line of this length would end in a StackOverflowError if anything went down it by recursion. */
    @Test
    void aHundredThousandRevisionsNeedNoRecursion() {
        int size = 100_000;
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            revisions.add(new Revision(
                    "r" + i,
                    i == 0 ? List.of() : List.of("r" + (i - 1)),
                    i == size / 2 ? Set.of("half") : Set.of(),
                    List.of(),
                    "",
                    Instant.ofEpochSecond(i)));
        }
        RevisionGraph graph = RevisionGraph.of(revisions);

        Plan up = graph.upgrade(List.of(), "heads");
        assertThat(up.steps()).hasSize(size);
        assertThat(up.headsAfter()).containsExactly("r99999");
        Plan down = graph.downgrade(List.of("r99999"), "base");
        assertThat(down.steps()).hasSize(size);
        assertThat(down.headsAfter()).isEmpty();
        assertThat(graph.history(null, List.of())).hasSize(size).first().isEqualTo(revisions.get(size - 1));
        assertThat(graph.history("half:+100", List.of())).hasSize(101);
        assertThat(graph.resolveOne("r99999")).hasValue(revisions.get(99_999));
        assertThat(graph.downgrade(List.of("r99999"), "r99999-99998").headsAfter())
                .containsExactly("r1");
        assertThat(graph.resolveOne("half@r7")).hasValue(revisions.get(7));
        assertThat(graph.labels("r0")).containsExactly("half");
        assertThat(graph.stamp(List.of("r99999"), List.of("r5"), false).headsAfter())
                .containsExactly("r5");
        assertThat(graph.applied(List.of("r99998"))).hasSize(size - 1);
    }

    private static void requirePlan(Plan plan, String steps, String heads) {
        assertThat(plan.steps())
                .extracting(
                        step -> step.revision() == null ? "" : step.revision().id())
                .isEqualTo(words(steps));
        assertThat(plan.headsAfter()).isEqualTo(words(heads));
    }
}
