package dev.migrate.cli;

import dev.migrate.engine.RevisionStatus;
import dev.migrate.engine.RunResult;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.Script;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;

/** The shapes of {@code --json}; the names are those of the endpoint. The manual promises them, in docs/commands.md. */
final class Json {

    private static final JsonWriter<Object> WRITER = JsonWriter.standard();

    private Json() {}

    static String text(Object value) {
        return WRITER.writeToString(value);
    }

    /** A revision as the scripts and the graph know it. */
    static Map<String, @Nullable Object> revision(Script script, RevisionGraph graph) {
        Revision revision = script.revision();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("revision", revision.id());
        json.put("downRevisions", revision.parents());
        json.put("branchLabels", graph.labels(revision.id()));
        json.put("dependsOn", revision.dependsOn());
        json.put("message", revision.message());
        json.put("type", script.type().name());
        json.put("script", script.name());
        json.put("createdAt", text(revision.createdAt()));
        json.put("head", graph.children(revision.id()).isEmpty());
        json.put("branchPoint", graph.children(revision.id()).size() > 1);
        json.put("mergePoint", revision.parents().size() > 1);
        return json;
    }

    /** Adds how a revision stands to a database. */
    static Map<String, @Nullable Object> withStatus(Map<String, @Nullable Object> json, RevisionStatus status) {
        json.put("state", status.state().name());
        json.put("checksum", status.checksum());
        json.put("appliedAt", text(status.appliedAt()));
        json.put("appliedBy", status.appliedBy());
        json.put("executionTimeMs", status.executionTimeMs());
        return json;
    }

    static Map<String, @Nullable Object> run(RunResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("direction", result.direction().name().toLowerCase(Locale.ROOT));
        json.put("headsBefore", result.headsBefore());
        json.put("headsAfter", result.headsAfter());
        json.put("steps", result.steps().stream().map(Json::step).toList());
        return json;
    }

    private static Map<String, @Nullable Object> step(RunResult.Ran ran) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("revision", ran.revision());
        json.put("message", ran.message());
        json.put("executionTimeMs", ran.elapsed().toMillis());
        return json;
    }

    static List<Map<String, @Nullable Object>> revisions(List<Revision> revisions, Report report) {
        return revisions.stream().map(report::json).toList();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
