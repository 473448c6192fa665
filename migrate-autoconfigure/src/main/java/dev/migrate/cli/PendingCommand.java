package dev.migrate.cli;

import dev.migrate.engine.Status;
import dev.migrate.graph.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists what an upgrade would run. */
@picocli.CommandLine.Command(
        name = "pending",
        description = "List the revisions that an upgrade to the heads would run, in their order.")
final class PendingCommand extends ReportingCommand {

    PendingCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Status status = migrator().status();
        Report report = new Report(workspace().scripts(), List.of(), style());
        List<Revision> pending = status.pending().stream().map(report::revision).toList();
        if (isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("upToDate", status.upToDate());
            json.put("pending", Json.revisions(pending, report));
            printJson(json);
        } else {
            pending.forEach(revision -> print(report.historyLine(revision)));
            if (pending.isEmpty()) {
                tell("Nothing is pending.");
            }
        }
        return ExitCode.DONE;
    }
}
