package dev.migrate.graph;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a recorded case is about, in the words of {@code conformance/differences.txt}. */
final class Situation {

    private static final Set<String> WORDS = Set.of("base", "head", "heads", "current");

    private Situation() {}

    /** What was done: graph, lookup, upgrade, downgrade, stamp or history. */
    static String way(JsonNode node) {
        if (node.has("range")) {
            return "history";
        }
        return node.path("command").asString(node.path("mode").asString("graph").replace("-target", ""));
    }

    static String fact(JsonNode node, String name) {
        return switch (name) {
            case "asked" -> asked(node);
            case "before" -> before(node);
            case "rows" -> rows(node);
            case "labels" -> labels(node);
            default -> text(node.path(name));
        };
    }

    private static String asked(JsonNode node) {
        return text(node.path("symbol")) + text(node.path("target")) + text(node.path("range"));
    }

    /** What the name before the first "@" is: none, word, label, id or other, a beginning or nothing at all. */
    private static String before(JsonNode node) {
        String asked = asked(node);
        int at = asked.indexOf('@');
        if (at < 0) {
            return "none";
        }
        String name = asked.substring(0, at);
        RevisionGraph graph = Oracle.graph(node);
        if (WORDS.contains(name)) {
            return "word";
        }
        if (graph.isKnown(name)) {
            return "id";
        }
        return graph.revisions().stream()
                        .anyMatch(revision -> revision.branchLabels().contains(name))
                ? "label"
                : "other";
    }

    /** How the rows of the version table are: unknown, twice, overlapping, none, one or several. */
    private static String rows(JsonNode node) {
        List<String> rows = Oracle.strings(node.path("current"));
        RevisionGraph graph = Oracle.graph(node);
        if (!rows.stream().allMatch(graph::isKnown)) {
            return "unknown";
        }
        Set<String> once = new TreeSet<>(rows);
        if (once.size() < rows.size()) {
            return "twice";
        }
        if (graph.maximal(once).size() < once.size()) {
            return "overlapping";
        }
        return rows.isEmpty() ? "none" : rows.size() == 1 ? "one" : "several";
    }

    /** Whether a revision has one of its labels twice. */
    private static String labels(JsonNode graph) {
        for (JsonNode revision : graph.path("revisions")) {
            List<String> labels = Oracle.strings(revision.get("branch_labels"));
            if (Set.copyOf(labels).size() < labels.size()) {
                return "twice";
            }
        }
        return "once";
    }

    private static String text(JsonNode node) {
        return node.isArray() ? String.join(" ", Oracle.strings(node)) : node.asString("");
    }
}
