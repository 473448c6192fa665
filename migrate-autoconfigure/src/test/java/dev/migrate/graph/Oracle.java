package dev.migrate.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded answers of Alembic: {@code conformance/*.json} of the test resources. */
final class Oracle {

    private static final Map<String, RevisionGraph> GRAPHS = cases("graph").stream()
            .filter(graph -> !graph.has("error") && !graph.has("warnings") && !graph.has("accepted_cycle"))
            .collect(Collectors.toMap(Oracle::name, graph -> RevisionGraph.of(revisions(graph))));

    private Oracle() {}

    static List<JsonNode> cases(String file) {
        try (InputStream json = Oracle.class.getResourceAsStream("/conformance/" + file + ".json")) {
            return list(JsonMapper.shared().readTree(Objects.requireNonNull(json, file)), node -> node);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static String name(JsonNode node) {
        return node.get("name").asString();
    }

    static RevisionGraph graph(JsonNode node) {
        return Objects.requireNonNull(GRAPHS.get(node.get("graph").asString()));
    }

    /** The revisions of a case; each a second younger than the one before it in the file. */
    static List<Revision> revisions(JsonNode graph) {
        List<Revision> revisions = new ArrayList<>();
        for (JsonNode node : graph.get("revisions")) {
            revisions.add(new Revision(
                    node.get("id").asString(),
                    strings(node.get("down")),
                    new LinkedHashSet<>(strings(node.get("branch_labels"))),
                    strings(node.get("depends_on")),
                    "",
                    Instant.ofEpochSecond(revisions.size())));
        }
        return revisions;
    }

    static List<String> strings(JsonNode array) {
        return list(array, JsonNode::asString);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false).map(element).toList();
    }
}
