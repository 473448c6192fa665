package dev.migrate.cli;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.RevisionStatus;
import dev.migrate.engine.Status;
import dev.migrate.graph.Revision;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lists revisions, newest first. */
@picocli.CommandLine.Command(name = "history", description = "List the revisions, newest first.")
final class HistoryCommand extends ReportingCommand {

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "A:B",
            description = "From A up to B; either may be left out, and be \"current\".")
    private @Nullable String range;

    @Option(
            names = {"-v", "--verbose"},
            description = "Everything about each revision.")
    private boolean verbose;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark the revisions that the database is at.")
    private boolean indicateCurrent;

    HistoryCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Status status = this.indicateCurrent || namesCurrent() ? database() : null;
        ScriptSet scripts = workspace().scripts();
        List<String> rows = status == null
                ? List.of()
                : status.current().stream().filter(scripts.graph()::isKnown).toList();
        List<Revision> revisions = scripts.graph().history(this.range, rows);
        Report report = new Report(scripts, this.indicateCurrent ? rows : List.of(), style());
        if (isJson()) {
            printJson(Map.of("history", json(revisions, report, this.indicateCurrent ? status : null)));
        } else {
            revisions.forEach(revision -> print(this.verbose ? report.block(revision) : report.historyLine(revision)));
        }
        return ExitCode.DONE;
    }

    private boolean namesCurrent() {
        return this.range != null && Arrays.asList(this.range.split(":", -1)).contains("current");
    }

    private Status database() {
        Migrator migrator = migrator();
        return migrator.status();
    }

    private static List<Map<String, @Nullable Object>> json(
            List<Revision> revisions, Report report, @Nullable Status status) {
        if (status == null) {
            return Json.revisions(revisions, report);
        }
        Map<String, RevisionStatus> states =
                status.history().stream().collect(Collectors.toMap(RevisionStatus::revision, Function.identity()));
        List<Map<String, @Nullable Object>> json = new ArrayList<>();
        for (Revision revision : revisions) {
            Map<String, @Nullable Object> one = report.json(revision);
            one.put("current", status.current().contains(revision.id()));
            RevisionStatus state = states.get(revision.id());
            json.add(state == null ? one : Json.withStatus(one, state));
        }
        return json;
    }
}
