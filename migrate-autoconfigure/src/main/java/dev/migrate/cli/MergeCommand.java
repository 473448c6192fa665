package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.NewRevision.NewBody;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a revision that joins several. */
@picocli.CommandLine.Command(
        name = "merge",
        description = "Write a revision that joins several heads.",
        footer = {"", "For example: migrate merge heads"})
final class MergeCommand extends AuthoringCommand {

    @Parameters(
            paramLabel = "REV",
            arity = "1..*",
            converter = Identifier.class,
            description = "The revisions to join, or heads for all heads.")
    private List<String> revisions = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What the revision does; without it \"merge\" and what is joined.")
    private @Nullable String message;

    MergeCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        ScriptSet scripts = new Authoring(workspace(), terminal()).scripts();
        List<String> parents = parents(scripts.graph());
        String text = this.message == null ? "merge " + String.join(" and ", parents) : this.message;
        return write(scripts, text, parents, List.of(), NewBody.empty(type()));
    }

    private List<String> parents(RevisionGraph graph) {
        Set<String> parents = new LinkedHashSet<>();
        for (String identifier : this.revisions) {
            for (String id : ids(graph, identifier)) {
                if (!parents.add(id)) {
                    throw new MigrateException(
                            "Revision " + id + " is named twice.", "Name each revision to join once.");
                }
            }
        }
        if (parents.size() < 2) {
            throw new MigrateException(
                    parents.isEmpty()
                            ? "There is no revision to merge."
                            : "There is nothing to merge " + parents.iterator().next() + " with.",
                    "Name two revisions or more; \"migrate heads\" lists those that can be joined.");
        }
        return List.copyOf(parents);
    }

    /** All heads are also those that another revision depends on, as otherwise several would remain. */
    private List<String> ids(RevisionGraph graph, String identifier) {
        if (identifier.equals("heads")) {
            return graph.branchHeads();
        }
        List<Revision> found = graph.resolve(identifier);
        found.forEach(revision -> Authoring.requireHead(graph, revision, allowsSplice()));
        return found.stream().map(Revision::id).toList();
    }
}
