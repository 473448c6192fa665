package dev.migrate.cli;

import dev.migrate.graph.Revision;
import dev.migrate.script.ScriptSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** Shows everything about a revision. */
@picocli.CommandLine.Command(name = "show", description = "Show everything about a revision.")
final class ShowCommand extends ReportingCommand {

    @Parameters(
            paramLabel = "REV",
            converter = Identifier.class,
            description = "A revision, or \"current\" for what the database is at.")
    private String identifier = "";

    ShowCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        List<Revision> revisions = Named.find(this, this.identifier);
        ScriptSet scripts = workspace().scripts();
        Report report = new Report(scripts, List.of(), style());
        if (isJson()) {
            printJson(Map.of("revisions", Json.revisions(revisions, report)));
        } else {
            revisions.forEach(revision -> print(report.block(revision)));
        }
        return ExitCode.DONE;
    }
}
