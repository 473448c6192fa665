package dev.migrate.cli;

import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.ScriptSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lists the revisions at which branches part. */
@picocli.CommandLine.Command(name = "branches", description = "List the revisions at which branches part.")
final class BranchesCommand extends ReportingCommand {

    @Option(
            names = {"-v", "--verbose"},
            description = "Everything about each revision.")
    private boolean verbose;

    BranchesCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        ScriptSet scripts = workspace().scripts();
        RevisionGraph graph = scripts.graph();
        Report report = new Report(scripts, List.of(), style());
        List<Revision> forks = graph.history(null, List.of()).stream()
                .filter(revision -> graph.children(revision.id()).size() > 1)
                .toList();
        if (isJson()) {
            printJson(Map.of(
                    "branches",
                    forks.stream().map(fork -> json(fork, graph, report)).toList()));
        } else {
            forks.forEach(fork -> print(report.branch(fork, this.verbose)));
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> json(Revision fork, RevisionGraph graph, Report report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(report.json(fork));
        json.put("branchesInto", graph.children(fork.id()).stream().sorted().toList());
        return json;
    }
}
