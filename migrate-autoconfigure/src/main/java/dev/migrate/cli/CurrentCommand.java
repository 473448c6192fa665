package dev.migrate.cli;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.RevisionStatus;
import dev.migrate.engine.Status;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tells where the database is. */
@picocli.CommandLine.Command(name = "current", description = "Tell which revisions the database is at.")
final class CurrentCommand extends ReportingCommand {

    @Option(
            names = {"-v", "--verbose"},
            description = "Everything about each revision.")
    private boolean verbose;

    @Option(
            names = {"-c", "--check-heads"},
            description = "End with 3 unless the database is at all heads.")
    private boolean checkHeads;

    CurrentCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Migrator migrator = migrator();
        Status status = migrator.status();
        ScriptSet scripts = workspace().scripts();
        Report report = new Report(scripts, List.of(), style());
        List<Revision> current = current(status, scripts.graph());
        List<String> missing = status.current().stream()
                .filter(row -> !scripts.graph().isKnown(row))
                .toList();
        if (isJson()) {
            printJson(json(status, current, report));
        } else {
            if (this.verbose) {
                print("Current revision(s) for " + migrator.address() + ":");
            }
            current.forEach(revision -> print(this.verbose ? report.block(revision) : report.currentLine(revision)));
            missing.forEach(row -> print(row + " (missing)"));
        }
        return this.checkHeads ? check(status) : ExitCode.DONE;
    }

    /** What is applied and continued by nothing that is applied: also heads that a row only implies. */
    private static List<Revision> current(Status status, RevisionGraph graph) {
        Set<String> applied = status.history().stream()
                .filter(revision -> revision.state().isInDatabase())
                .map(RevisionStatus::revision)
                .filter(graph::isKnown)
                .collect(Collectors.toSet());
        List<Revision> current = new ArrayList<>();
        for (String id : new TreeSet<>(applied)) {
            if (graph.children(id).stream().noneMatch(applied::contains)) {
                graph.find(id).ifPresent(current::add);
            }
        }
        return current;
    }

    private static Map<String, @Nullable Object> json(Status status, List<Revision> current, Report report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("current", status.current());
        json.put("heads", status.heads());
        json.put("upToDate", status.upToDate());
        json.put("revisions", Json.revisions(current, report));
        return json;
    }

    private int check(Status status) {
        if (Set.copyOf(status.current()).equals(Set.copyOf(status.heads()))) {
            return ExitCode.DONE;
        }
        tell(
                status.pending().isEmpty()
                        ? "The database is not at the heads of this application: it is at "
                                + String.join(", ", status.current()) + "."
                        : "The database is not at all heads: it lacks " + String.join(", ", status.pending()) + ".");
        return ExitCode.CHECK;
    }
}
