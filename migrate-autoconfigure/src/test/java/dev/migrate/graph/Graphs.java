package dev.migrate.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/** Graphs as literals, {@code "id: parents | labels | dependencies"}, each revision a second younger than the one before. */
final class Graphs {

    private Graphs() {}

    static RevisionGraph graph(String... lines) {
        List<Revision> revisions = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("[:|]", -1);
            revisions.add(new Revision(
                    parts[0].strip(),
                    words(parts[1]),
                    new LinkedHashSet<>(parts.length > 2 ? words(parts[2]) : List.of()),
                    parts.length > 3 ? words(parts[3]) : List.of(),
                    "",
                    Instant.ofEpochSecond(revisions.size())));
        }
        return RevisionGraph.of(revisions);
    }

    static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
