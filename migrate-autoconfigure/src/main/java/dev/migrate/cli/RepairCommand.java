package dev.migrate.cli;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.Repair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settles what keeps the history from agreeing with the revisions. */
@picocli.CommandLine.Command(
        name = "repair",
        description = "List edited revisions and attempts that failed; settle them with --apply.",
        footer = {
            "",
            "A repair adds rows to the history and runs no revision. An edited revision is then taken for what was",
            "applied; an attempt that failed is forgotten, so that the next one begins with its first statement."
        })
final class RepairCommand extends ReportingCommand {

    @Option(names = "--apply", description = "Do it.")
    private boolean apply;

    RepairCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Migrator migrator = tellingMigrator();
        List<Repair> repairs = this.apply ? migrator.repair() : migrator.repairs();
        if (isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("applied", this.apply);
            json.put("repairs", repairs.stream().map(RepairCommand::json).toList());
            printJson(json);
            return ExitCode.DONE;
        }
        repairs.forEach(repair -> print(line(repair)));
        if (repairs.isEmpty()) {
            tell("Nothing needs a repair.");
        } else if (!this.apply) {
            tell("Nothing was changed: settle this with \"migrate repair --apply\".");
        }
        return ExitCode.DONE;
    }

    private static String line(Repair repair) {
        String message = repair.message().isEmpty() ? "" : ", " + repair.message();
        String what = repair.kind() == Repair.Kind.CHECKSUM ? "edited" : "attempt";
        return repair.revision() + " (" + what + ")" + message + ": " + repair.recorded() + " -> " + repair.accepted();
    }

    private static Map<String, @Nullable Object> json(Repair repair) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("revision", repair.revision());
        json.put("message", repair.message());
        json.put("script", repair.location());
        json.put("kind", repair.kind().name().toLowerCase(Locale.ROOT));
        json.put("recorded", repair.recorded());
        json.put("accepted", repair.accepted());
        return json;
    }
}
