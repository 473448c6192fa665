package dev.migrate.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a version table seen from a graph that may be older than the database: after a rolling deployment an older
 * instance starts against heads that it has never heard of. What the database recorded about those tells whether they
 * continue this graph.
 *
 * @param known the heads of this graph that the rows stand for, none an ancestor of another, sorted
 * @param ahead the revisions that are applied, not in this graph, and lead back to it by their recorded parents, sorted
 * @param unknown the rows that nothing explains, sorted
 */
public record DatabaseHeads(List<String> known, List<String> ahead, List<String> unknown) {

    /** Copies the lists. */
    public DatabaseHeads {
        known = List.copyOf(known);
        ahead = List.copyOf(ahead);
        unknown = List.copyOf(unknown);
    }

    /**
     * Reads the rows of a version table.
     *
     * @param graph the revisions of the application
     * @param rows the rows of the version table
     * @param recorded parents and dependencies of the revisions that the database's history knows, by id
     */
    public static DatabaseHeads of(
            RevisionGraph graph, Collection<String> rows, Map<String, ? extends Collection<String>> recorded) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> ahead = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String row : rows) {
            Set<String> reached = new LinkedHashSet<>();
            Set<String> foreign = new TreeSet<>();
            if (walk(graph, row, recorded, reached, foreign)) {
                known.addAll(reached);
                ahead.addAll(foreign);
            } else {
                unknown.add(row);
            }
        }
        return new DatabaseHeads(graph.maximal(known), List.copyOf(ahead), List.copyOf(unknown));
    }

    /** Walks down from a row to the revisions of the graph; false when the record ends before. */
    private static boolean walk(
            RevisionGraph graph,
            String row,
            Map<String, ? extends Collection<String>> recorded,
            Set<String> reached,
            Set<String> foreign) {
        Deque<String> queue = new ArrayDeque<>(List.of(row));
        while (!queue.isEmpty()) {
            String id = queue.remove();
            if (graph.isKnown(id)) {
                reached.add(id);
            } else if (recorded.containsKey(id)) {
                if (foreign.add(id)) {
                    queue.addAll(recorded.get(id));
                }
            } else {
                return false;
            }
        }
        return true;
    }
}
