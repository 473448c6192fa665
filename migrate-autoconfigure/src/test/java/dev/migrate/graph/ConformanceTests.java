package dev.migrate.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of answers recorded from Alembic, compared with ours. What differs on purpose is in
 * {@code conformance/differences.txt}, with the reason.
 */
class ConformanceTests {

    private static final List<Difference> DIFFERENCES = Difference.all();

    /** Where the nearest plain meaning has a right answer as well. */
    private static final Set<String> RESULT_IS_RIGHT_TOO = Set.of("range-crosses-dependency", "version-table-mismatch");

    @TestFactory
    Stream<DynamicTest> graphs() {
        return compare("graph");
    }

    @TestFactory
    Stream<DynamicTest> identifiers() {
        return compare("resolve");
    }

    @TestFactory
    Stream<DynamicTest> plans() {
        return compare("plan");
    }

    @TestFactory
    Stream<DynamicTest> histories() {
        return compare("history");
    }

    @Test
    void everyListedDifferenceIsOne() {
        Set<Difference> found = new HashSet<>();
        for (String file : List.of("graph", "resolve", "plan", "history")) {
            stable(file)
                    .forEach(node -> questions(file, node).stream()
                            .filter(question -> !question.agrees())
                            .forEach(question -> {
                                DIFFERENCES.stream()
                                        .filter(difference ->
                                                difference.explains(node, question.alembic, question.graph))
                                        .findFirst()
                                        .ifPresent(found::add);
                            }));
        }
        assertThat(found)
                .containsAll(DIFFERENCES.stream().filter(Difference::recorded).toList())
                .allMatch(Difference::recorded, "recorded");
    }

    private static Stream<DynamicTest> compare(String file) {
        return stable(file)
                .map(node -> DynamicTest.dynamicTest(Oracle.name(node), () -> {
                    for (Question question : questions(file, node)) {
                        boolean explained = DIFFERENCES.stream()
                                .anyMatch(difference -> difference.explains(node, question.alembic, question.graph));
                        assertThat(question.agrees() || explained)
                                .as("%s%nAlembic: %s%nhere:    %s", node, question.alembic, question.graph)
                                .isTrue();
                    }
                }));
    }

    private static Stream<JsonNode> stable(String file) {
        return Oracle.cases(file).stream()
                .filter(node -> !node.path("ordering").asString("").equals("unstable"));
    }

    private static List<Question> questions(String file, JsonNode node) {
        return switch (file) {
            case "graph" -> List.of(graph(node));
            case "resolve" -> resolve(node);
            case "plan" -> List.of(plan(node));
            default -> List.of(history(node));
        };
    }

    /** A question, both answers to it, and whether the two are as good as equal. */
    private record Question(Answer alembic, Answer graph, boolean agrees) {

        static Question of(Answer alembic, Answer graph) {
            return new Question(alembic, graph, alembic.equals(graph));
        }

        /** Alembic gave up; a clean error is as good, and sometimes a right result. */
        static Question ofError(JsonNode error, Answer graph) {
            Answer alembic = Answer.error(error);
            boolean agrees = alembic.kind().equals("internal-error")
                    ? !graph.isResult()
                            || RESULT_IS_RIGHT_TOO.contains(error.path("hint").asString(""))
                    : alembic.equals(graph);
            return new Question(alembic, graph, agrees);
        }
    }

    private static Question graph(JsonNode node) {
        Answer graph = Answer.of(() -> Answer.result(facts(RevisionGraph.of(Oracle.revisions(node)))));
        if (node.has("error")) {
            return Question.ofError(node.get("error"), graph);
        }
        if (node.has("accepted_cycle")) {
            return Question.of(new Answer(node.get("accepted_cycle").asString(), ""), graph);
        }
        Map<String, Object> facts = new TreeMap<>();
        for (String fact :
                List.of("heads", "bases", "branches", "merge_points", "effective_heads", "effective_bases")) {
            facts.put(fact, new TreeSet<>(Oracle.strings(node.get(fact))));
        }
        facts.put("labels", lists(node.get("labels")));
        return Question.of(Answer.result(facts), graph);
    }

    private static Map<String, Object> facts(RevisionGraph graph) {
        Set<String> branches = new TreeSet<>();
        Set<String> mergePoints = new TreeSet<>();
        Set<String> effectiveBases = new TreeSet<>();
        Map<String, List<String>> labels = new TreeMap<>();
        for (Revision revision : graph.revisions()) {
            String id = revision.id();
            if (graph.isBranchPoint(id)) {
                branches.add(id);
            }
            if (graph.isMergePoint(id)) {
                mergePoints.add(id);
            }
            if (graph.predecessors(id).isEmpty()) {
                effectiveBases.add(id);
            }
            if (!graph.labels(id).isEmpty()) {
                labels.put(id, graph.labels(id));
            }
        }
        return new TreeMap<>(Map.of(
                "heads", new TreeSet<>(graph.branchHeads()),
                "effective_heads", new TreeSet<>(graph.heads()),
                "bases", new TreeSet<>(graph.bases()),
                "branches", branches,
                "merge_points", mergePoints,
                "effective_bases", effectiveBases,
                "labels", labels));
    }

    private static Map<String, List<String>> lists(JsonNode object) {
        Map<String, List<String>> lists = new TreeMap<>();
        object.properties().forEach(entry -> lists.put(entry.getKey(), Oracle.strings(entry.getValue())));
        return lists;
    }

    private static List<Question> resolve(JsonNode node) {
        RevisionGraph graph = Oracle.graph(node);
        String symbol = node.get("symbol").asString();
        JsonNode expected = node.get("expected");
        return switch (node.get("mode").asString()) {
            case "lookup" ->
                List.of(
                        places(expected, Answer.of(() -> ids(graph.resolve(symbol)))),
                        single(
                                node.get("expected_single"),
                                Answer.of(() -> graph.resolveOne(symbol)
                                        .map(revision -> ids(List.of(revision)))
                                        .orElse(Answer.result(Set.of())))));
            case "upgrade-target" ->
                List.of(places(
                        expected,
                        Answer.of(() ->
                                ids(graph.planner(Oracle.strings(node.get("current"))).upgradeTargets(symbol).stream()
                                        .map(graph::revision)
                                        .toList()))));
            default -> List.of(downgradeTarget(node, graph, symbol));
        };
    }

    private static Question downgradeTarget(JsonNode node, RevisionGraph graph, String symbol) {
        List<@Nullable String> branch = new ArrayList<>();
        Question question = places(node.get("expected"), Answer.of(() -> {
            Planner.Bottom bottom =
                    graph.planner(Oracle.strings(node.get("current"))).bottom(symbol);
            branch.add(bottom.branch());
            return bottom.place() == Identifiers.BASE
                    ? Answer.result(Set.of())
                    : ids(List.of(graph.revision(bottom.place())));
        }));
        boolean sameBranch = !question.graph.isResult()
                || !node.has("branch")
                || (node.get("branch").isNull()
                        ? branch.get(0) == null
                        : node.get("branch").asString().equals(branch.get(0)));
        return new Question(question.alembic, question.graph, question.agrees && sameBranch);
    }

    private static Answer ids(Collection<Revision> revisions) {
        return Answer.result(new TreeSet<>(revisions.stream().map(Revision::id).toList()));
    }

    /** "base" is the place below a root; null is one that was not found. */
    private static Question places(JsonNode expected, Answer graph) {
        if (expected.isObject()) {
            return Question.ofError(expected.get("error"), graph);
        }
        Set<String> ids = new TreeSet<>();
        boolean missing = false;
        for (JsonNode place : expected) {
            if (place.isNull()) {
                missing = true;
            } else if (!place.asString().equals("base")) {
                ids.add(place.asString());
            }
        }
        Answer alembic = Answer.result(ids);
        return new Question(
                alembic,
                graph,
                alembic.equals(graph) || (missing && graph.kind().equals("relative-out-of-range")));
    }

    private static Question single(JsonNode expected, Answer graph) {
        if (expected.isObject()) {
            return Question.ofError(expected.get("error"), graph);
        }
        return Question.of(Answer.result(expected.isNull() ? Set.of() : Set.of(expected.asString())), graph);
    }

    private static Question plan(JsonNode node) {
        RevisionGraph graph = Oracle.graph(node);
        List<String> current = Oracle.strings(node.get("current"));
        JsonNode target = node.get("target");
        List<Plan> plans = new ArrayList<>();
        Answer answer = Answer.of(() -> {
            Plan plan = switch (node.get("command").asString()) {
                case "upgrade" -> graph.upgrade(current, target.asString());
                case "downgrade" -> graph.downgrade(current, target.asString());
                default ->
                    graph.stamp(
                            current,
                            target.isArray() ? Oracle.strings(target) : List.of(target.asString()),
                            node.path("purge").asBoolean(false));
            };
            plans.add(plan);
            return Answer.result(steps(plan) + " to " + new TreeSet<>(plan.headsAfter()));
        });
        if (node.has("error")) {
            Question question = Question.ofError(node.get("error"), answer);
            boolean ends = plans.isEmpty()
                    || !node.has("maximal_rows_after_plan")
                    || plans.get(0).headsAfter().equals(Oracle.strings(node.get("maximal_rows_after_plan")));
            return new Question(question.alembic, question.graph, question.agrees && ends);
        }
        List<String> steps = node.has("step_set")
                ? Oracle.strings(node.get("step_set"))
                : Oracle.list(node.get("steps"), step -> step.get("revision").asString("<base>"));
        List<String> rows = withoutImplied(graph, Oracle.strings(node.get("final")));
        Answer alembic = Answer.result(steps + " to " + rows);
        if (plans.isEmpty()) {
            return new Question(alembic, answer, false);
        }
        Plan plan = plans.get(0);
        boolean overlapping = Situation.fact(node, "rows").equals("overlapping");
        List<String> heads = overlapping ? withoutImplied(graph, plan.headsAfter()) : plan.headsAfter();
        if (!heads.equals(rows)) {
            boolean fewer =
                    plan.direction() == Direction.DOWNGRADE && Set.copyOf(steps).containsAll(steps(plan));
            return new Question(alembic, fewer ? answer.fewer() : answer, false);
        }
        if (plan.direction() == Direction.STAMP) {
            return new Question(alembic, answer, stamped(node, steps(plan)).equals(stamped(node, steps)));
        }
        if (steps(plan).equals(steps) && !node.has("step_set")) {
            return new Question(alembic, answer, overlapping || rowsAgree(node, graph, plan));
        }
        List<String> upwards = new ArrayList<>(steps(plan));
        if (plan.direction() == Direction.DOWNGRADE) {
            Collections.reverse(upwards);
        }
        return ordered(overlapping || anyOrder(node), graph, upwards, steps, alembic, answer);
    }

    /** Alembic sometimes keeps rows that others imply, and a row that is stored twice. */
    private static List<String> withoutImplied(RevisionGraph graph, Collection<String> rows) {
        Set<String> once = new TreeSet<>(rows);
        return once.stream().allMatch(graph::isKnown) ? graph.maximal(once) : List.copyOf(once);
    }

    /** How rows are taken away is each one's own; Alembic also stamps again what it has purged. */
    private static List<String> stamped(JsonNode node, List<String> steps) {
        List<String> current = Oracle.strings(node.get("current"));
        return steps.stream()
                .filter(id -> !id.equals("<base>") && !current.contains(id))
                .toList();
    }

    /** The same revisions in another order, where the order of Alembic is that of the files. */
    private static Question ordered(
            boolean anyOrder,
            RevisionGraph graph,
            List<String> upwards,
            List<String> expected,
            Answer alembic,
            Answer answer) {
        boolean agrees =
                anyOrder && new TreeSet<>(upwards).equals(new TreeSet<>(expected)) && isInOrder(graph, upwards);
        return new Question(alembic, answer, agrees);
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream()
                .map(step ->
                        step.revision() == null ? "<base>" : step.revision().id())
                .toList();
    }

    private static boolean rowsAgree(JsonNode node, RevisionGraph graph, Plan plan) {
        TreeSet<String> heads = new TreeSet<>(plan.headsBefore());
        int i = 0;
        for (Step step : plan.steps()) {
            step.moveHeads(heads);
            List<String> rows = Oracle.strings(node.get("steps").get(i).get("version_table_after"));
            if (!List.copyOf(heads).equals(withoutImplied(graph, rows))) {
                return false;
            }
            i++;
        }
        return true;
    }

    private static boolean isInOrder(RevisionGraph graph, List<String> upwards) {
        Set<String> later = new HashSet<>(upwards);
        for (String id : upwards) {
            later.remove(id);
            if (graph.predecessors(id).stream().anyMatch(later::contains)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyOrder(JsonNode node) {
        return node.path("file_order_matters").asBoolean(false)
                || node.path("current_order_matters").asBoolean(false)
                || node.get("ordering").asString().equals("any-topological");
    }

    private static Question history(JsonNode node) {
        RevisionGraph graph = Oracle.graph(node);
        List<String> current = node.has("current") ? Oracle.strings(node.get("current")) : List.of();
        String range = node.get("range").isNull() ? null : node.get("range").asString();
        List<String> order = new ArrayList<>();
        Answer answer = Answer.of(() -> {
            graph.history(range, current).forEach(revision -> order.add(revision.id()));
            return Answer.result(order);
        });
        if (node.has("error")) {
            return Question.ofError(node.get("error"), answer);
        }
        List<String> expected = Oracle.strings(node.get(node.has("set") ? "set" : "order"));
        Answer alembic = Answer.result(expected);
        if (!answer.isResult() || expected.equals(order)) {
            return Question.of(alembic, answer);
        }
        List<String> upwards = new ArrayList<>(order);
        Collections.reverse(upwards);
        return ordered(anyOrder(node), graph, upwards, expected, alembic, answer);
    }
}
