package dev.migrate.cli;

import dev.migrate.graph.Revision;
import dev.migrate.script.ScriptSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Lists the revisions that nothing revises. */
@picocli.CommandLine.Command(name = "heads", description = "List the heads of the revisions.")
final class HeadsCommand extends ReportingCommand {

    private static final Comparator<Revision> OLDEST_FIRST =
            Comparator.comparing(Revision::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Option(
            names = {"-v", "--verbose"},
            description = "Everything about each revision.")
    private boolean verbose;

    @Option(
            names = "--resolve-dependencies",
            description = "Leave out heads that another revision depends on, as the version table does.")
    private boolean resolveDependencies;

    HeadsCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        ScriptSet scripts = workspace().scripts();
        Report report = new Report(scripts, List.of(), style());
        List<String> ids = this.resolveDependencies
                ? scripts.graph().heads()
                : scripts.graph().branchHeads();
        List<Revision> heads =
                ids.stream().map(report::revision).sorted(OLDEST_FIRST).toList();
        if (isJson()) {
            printJson(Map.of("heads", Json.revisions(heads, report)));
        } else {
            heads.forEach(head -> print(this.verbose ? report.block(head) : report.headLine(head)));
        }
        return ExitCode.DONE;
    }
}
