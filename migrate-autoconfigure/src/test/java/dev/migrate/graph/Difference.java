package dev.migrate.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A line of {@code conformance/differences.txt}: where and why another answer than Alembic's is right. */
record Difference(String file, String field, Pattern pattern, Pattern theirs, Pattern ours, String why) {

    static List<Difference> all() {
        try (InputStream text = Difference.class.getResourceAsStream("/conformance/differences.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Difference::read)
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Difference read(String line) {
        List<String> cells =
                Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList();
        return new Difference(
                cells.get(0),
                cells.get(1),
                Pattern.compile(cells.get(2)),
                Pattern.compile(cells.get(3)),
                Pattern.compile(cells.get(4)),
                cells.get(5));
    }

    boolean explains(String name, JsonNode node, Answer alembic, Answer graph) {
        return this.file.equals(name)
                && node.has(this.field)
                && this.pattern.matcher(text(node.get(this.field))).matches()
                && this.theirs.matcher(alembic.kind()).matches()
                && this.ours.matcher(graph.kind()).matches();
    }

    private static String text(JsonNode node) {
        return node.isArray() ? String.join(" ", Oracle.strings(node)) : node.asString();
    }
}
