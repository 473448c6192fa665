package dev.migrate.cli;

import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Revisions as lines and as blocks, in the layout of Alembic. */
final class Report {

    private final ScriptSet scripts;
    private final RevisionGraph graph;
    private final Set<String> current;
    private final Set<String> heads;
    private final Style style;

    /**
     * Creates a report.
     *
     * @param scripts the revisions
     * @param current the ids that are marked as current
     * @param style how lines are set off
     */
    Report(ScriptSet scripts, Collection<String> current, Style style) {
        this.scripts = scripts;
        this.graph = scripts.graph();
        this.current = Set.copyOf(current);
        this.heads = Set.copyOf(this.graph.heads());
        this.style = style;
    }

    /** {@code def456 (dependency) -> abc123 (label) (head), add user table}. */
    String historyLine(Revision revision) {
        return parents(revision) + " -> " + id(revision) + labels(revision) + headMarkers(revision)
                + treeMarkers(revision) + ", " + summary(revision);
    }

    /** {@code abc123 (label) (head)}. */
    String headLine(Revision revision) {
        return id(revision) + labels(revision) + headMarkers(revision);
    }

    /** {@code abc123 (head) (branchpoint)}. */
    String currentLine(Revision revision) {
        return id(revision) + headMarkers(revision) + treeMarkers(revision);
    }

    /** A fork and where it leads, with a blank line behind. */
    String branch(Revision fork, boolean verbose) {
        String indent = " ".repeat(fork.id().length());
        String head =
                verbose ? block(fork) + "\n" : id(fork) + labels(fork) + headMarkers(fork) + treeMarkers(fork) + "\n";
        return head
                + children(fork).stream()
                        .map(this::revision)
                        .map(child -> indent + " -> " + id(child) + labels(child) + headMarkers(child)
                                + treeMarkers(child) + (verbose ? ", " + summary(child) : "") + "\n")
                        .collect(Collectors.joining());
    }

    /** Everything about a revision, with the whole text that it says of itself; ends with a line break. */
    String block(Revision revision) {
        StringBuilder text = new StringBuilder("Rev: ").append(id(revision));
        text.append(marker(" (head)", isHead(revision)))
                .append(treeMarkers(revision))
                .append(marker(" (current)", isCurrent(revision)))
                .append('\n');
        text.append(revision.parents().size() > 1 ? "Merges: " : "Parent: ")
                .append(parentIds(revision))
                .append('\n');
        line(text, "Also depends on: ", revision.dependsOn());
        line(text, "Branches into: ", isFork(revision) ? children(revision) : List.of());
        line(text, "Branch names: ", this.graph.labels(revision.id()));
        text.append("Path: ").append(script(revision).location()).append("\n\n");
        text.append(script(revision)
                .description()
                .lines()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n")));
        return text.append('\n').toString();
    }

    Map<String, @Nullable Object> json(Revision revision) {
        return Json.revision(script(revision), this.graph);
    }

    Revision revision(String id) {
        return script(id).revision();
    }

    private static void line(StringBuilder text, String title, List<String> values) {
        if (!values.isEmpty()) {
            text.append(title).append(String.join(", ", values)).append('\n');
        }
    }

    private String id(Revision revision) {
        return this.style.id(revision.id());
    }

    private static String parentIds(Revision revision) {
        return revision.parents().isEmpty() ? "<base>" : String.join(", ", revision.parents());
    }

    private static String parents(Revision revision) {
        return parentIds(revision) + list(revision.dependsOn());
    }

    private String labels(Revision revision) {
        return this.style.marker(list(this.graph.labels(revision.id())));
    }

    private static String list(List<String> values) {
        return values.isEmpty() ? "" : " (" + String.join(", ", values) + ")";
    }

    private String headMarkers(Revision revision) {
        boolean real = this.heads.contains(revision.id());
        return marker(" (head)", real)
                + marker(" (effective head)", isHead(revision) && !real)
                + marker(" (current)", isCurrent(revision));
    }

    private String treeMarkers(Revision revision) {
        return marker(" (branchpoint)", isFork(revision))
                + marker(" (mergepoint)", revision.parents().size() > 1);
    }

    private String marker(String text, boolean holds) {
        return holds ? this.style.marker(text) : "";
    }

    private boolean isHead(Revision revision) {
        return this.graph.children(revision.id()).isEmpty();
    }

    private boolean isFork(Revision revision) {
        return this.graph.children(revision.id()).size() > 1;
    }

    private boolean isCurrent(Revision revision) {
        return this.current.contains(revision.id());
    }

    private List<String> children(Revision revision) {
        return this.graph.children(revision.id()).stream().sorted().toList();
    }

    private String summary(Revision revision) {
        return script(revision).summary();
    }

    private Script script(Revision revision) {
        return script(revision.id());
    }

    private Script script(String id) {
        return this.scripts.get(id);
    }
}
