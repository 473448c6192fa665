package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.cli.CommandLineFixture.Result;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reports against those of Alembic, letter by letter. Where it is not to be followed, {@code text-differences.json}
 * says why and what is printed instead.
 */
class ReportConformanceTests {

    private static final Database DATABASE = TestPostgres.freshDatabase();
    private static final Map<String, ScriptSet> GRAPHS = new HashMap<>();
    private static final List<JsonNode> CASES = new ArrayList<>();
    private static final Map<String, JsonNode> DIFFERENCES = new HashMap<>();

    @BeforeAll
    static void createTables() throws IOException {
        new Migrator(
                        DATABASE.dataSource(),
                        Objects.requireNonNull(graphs().get("text-linear")),
                        MigratorSettings.defaults("test@host"))
                .stamp(List.of("heads"));
    }

    private static Map<String, ScriptSet> graphs() throws IOException {
        if (GRAPHS.isEmpty()) {
            for (JsonNode graph : read("graph")) {
                if (graph.get("name").asString().startsWith("text-")) {
                    GRAPHS.put(graph.get("name").asString(), scripts(graph));
                }
            }
            read("text")
                    .valueStream()
                    .filter(it -> !words(it.get("argv")).contains("--sql"))
                    .forEach(CASES::add);
            read("text-differences")
                    .valueStream()
                    .forEach(it -> DIFFERENCES.put(it.get("name").asString(), it));
        }
        return GRAPHS;
    }

    static Stream<String> cases() throws IOException {
        graphs();
        return CASES.stream().map(it -> it.get("name").asString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatAlembicPrints(String name) throws IOException {
        JsonNode testCase = CASES.stream()
                .filter(it -> it.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        ScriptSet scripts =
                Objects.requireNonNull(graphs().get(testCase.get("graph").asString()));
        JsonNode current = testCase.get("current");
        if (current != null) {
            Catalog catalog = new Catalog(DATABASE);
            catalog.execute("delete from migrate_version");
            words(current).forEach(row -> catalog.execute("insert into migrate_version values ('" + row + "')"));
        }
        CommandLineFixture fixture = new CommandLineFixture(
                () -> scripts, current == null ? null : DATABASE.dataSource(), Path.of("target"));

        Result result = fixture.run(words(testCase.get("argv")).toArray(String[]::new));

        JsonNode different = DIFFERENCES.get(name);
        String printed = withoutAdded(testCase.get("graph").asString(), result.out())
                .replaceAll("(?m)^Path: .*$", "Path: <path>")
                .replaceAll("(?m)^Current revision\\(s\\) for .*:$", "Current revision(s) for <url>:");
        if (different != null) {
            assertThat(printed).isEqualTo(different.get("stdout").asString());
        } else if (testCase.has("error")) {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(printed).isEqualTo(testCase.get("stdout").asString());
            assertThat(result.err().lines()).hasSize(2);
        } else {
            assertThat(result.err()).isEmpty();
            assertSame(testCase, printed);
        }
    }

    /** A difference that is none any more has to leave the list. */
    @Test
    void listsNoDifferenceThatIsNone() throws IOException {
        graphs();
        for (JsonNode testCase : CASES) {
            JsonNode different = DIFFERENCES.remove(testCase.get("name").asString());
            if (different != null) {
                assertThat(expected(testCase))
                        .doesNotContain(different.get("stdout").asString());
                assertThat(different.get("reason").asString()).isNotEmpty();
            }
        }
        assertThat(DIFFERENCES).isEmpty();
        GRAPHS.clear();
        CASES.clear();
    }

    /**
     * Alembic lists branches that do not need each other in the order of its files; here the newest comes first. So the
     * order of a history counts only where there is a line between revisions.
     */
    private static void assertSame(JsonNode testCase, String printed) {
        boolean verbose = words(testCase.get("argv")).contains("-v");
        if (!words(testCase.get("argv")).contains("history")
                || expected(testCase).contains(printed)) {
            assertThat(printed).isIn(expected(testCase));
            return;
        }
        List<String> entries = entries(printed, verbose);
        assertThat(expected(testCase).stream().map(text -> sorted(entries(text.toString(), verbose))))
                .contains(sorted(entries));
        for (int i = 0; i < entries.size(); i++) {
            for (String earlier : entries.subList(0, i)) {
                assertThat(parents(entries.get(i), verbose)).doesNotContain(id(earlier, verbose));
            }
        }
    }

    private static List<String> entries(String history, boolean verbose) {
        return List.of(history.split(verbose ? "(?m)^(?=Rev: )" : "(?m)^", -1));
    }

    private static List<String> sorted(List<String> entries) {
        return entries.stream().sorted().toList();
    }

    private static String id(String entry, boolean verbose) {
        return entry.replaceFirst(verbose ? "(?s)Rev: (\\w+).*" : "(?s).* -> (\\w+).*", "$1");
    }

    private static List<String> parents(String entry, boolean verbose) {
        String all = verbose
                ? entry.replaceFirst("(?s).*\n(?:Parent|Merges): ([^\n]*)\n.*", "$1")
                : entry.replaceFirst("(?s)( \\([^)]*\\))? -> .*", "");
        return List.of(all.split(", ", -1));
    }

    /** Takes out the header lines that {@link #text} had to add to what Alembic was given. */
    private static String withoutAdded(String graph, String printed) {
        return graph.equals("text-docs-odd")
                ? printed.replace("    Revision ID: to_2\n    Revises: to_1\n", "\n")
                        .replaceAll("(?m)^    (Revision ID: to_[12356]|Revises: .*)\n", "")
                : printed;
    }

    private static List<Object> expected(JsonNode testCase) {
        JsonNode any = testCase.get("stdout_any_of");
        return any == null ? List.of(testCase.get("stdout").asString()) : List.copyOf(words(any));
    }

    private static ScriptSet scripts(JsonNode graph) {
        List<ScriptResource> resources = new ArrayList<>();
        for (JsonNode revision : graph.get("revisions")) {
            String id = revision.get("id").asString();
            byte[] text = text(revision).getBytes(StandardCharsets.UTF_8);
            resources.add(new ScriptResource.Sql(id + ".sql", "db/revisions/" + id + ".sql", () -> text));
        }
        return ScriptSet.read(() -> resources);
    }

    /** The description as the comment of a file; what it does not say as header lines behind it. */
    private static String text(JsonNode revision) {
        String doc = revision.get("doc").isNull() ? "" : revision.get("doc").asString();
        StringBuilder text = new StringBuilder(
                doc.isBlank()
                        ? ""
                        : doc.stripTrailing()
                                .lines()
                                .map(line -> line.isEmpty() ? "--\n" : "-- " + line + "\n")
                                .collect(Collectors.joining()));
        header(text, doc, "Revision ID", List.of(revision.get("id").asString()));
        header(text, doc, "Revises", words(revision.get("down")));
        header(text, doc, "Branch Labels", words(revision.get("branch_labels")));
        header(text, doc, "Depends On", words(revision.get("depends_on")));
        return text + "\n-- migrate:up\n" + revision.get("up_sql").asString() + ";\n\n-- migrate:down\n"
                + revision.get("down_sql").asString() + ";\n";
    }

    private static void header(StringBuilder text, String doc, String key, List<String> values) {
        if (!doc.contains(key + ":") && !values.isEmpty()) {
            text.append("-- ")
                    .append(key)
                    .append(": ")
                    .append(String.join(", ", values))
                    .append('\n');
        }
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream stream = ReportConformanceTests.class.getResourceAsStream("/conformance/" + name + ".json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(stream, name));
        }
    }
}
