package dev.migrate.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A line of {@code conformance/differences.txt}: where and why another answer than Alembic's is right. */
record Difference(
        boolean recorded, Pattern way, List<String> facts, Pattern pattern, Pattern theirs, Pattern ours, String why) {

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
        boolean recorded = !cells.get(0).startsWith("~");
        return new Difference(
                recorded,
                Pattern.compile(
                        recorded ? cells.get(0) : cells.get(0).substring(1).strip()),
                List.of(cells.get(1).split(" ", -1)),
                Pattern.compile(cells.get(2), Pattern.UNICODE_CHARACTER_CLASS),
                Pattern.compile(cells.get(3)),
                Pattern.compile(cells.get(4)),
                cells.get(5));
    }

    boolean explains(JsonNode node, Answer alembic, Answer graph) {
        return this.way.matcher(Situation.way(node)).matches()
                && this.pattern
                        .matcher(this.facts.stream()
                                .map(fact -> Situation.fact(node, fact))
                                .collect(Collectors.joining(" ")))
                        .matches()
                && matches(this.theirs, alembic)
                && matches(this.ours, graph);
    }

    /** A pattern is of a kind, or of the text of a result: {@code \[\]} is nothing. */
    private static boolean matches(Pattern pattern, Answer answer) {
        return pattern.matcher(answer.kind()).matches()
                || pattern.matcher(answer.toString()).matches();
    }
}
