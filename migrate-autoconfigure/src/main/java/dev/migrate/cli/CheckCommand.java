package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Tells whether the database is as the entities want it. */
@picocli.CommandLine.Command(
        name = "check",
        description = "Compare the entities with the database or the revisions; exit with 3 if a revision is missing.",
        footer = {"", "For example: migrate check --exclude 'legacy_*'"})
final class CheckCommand extends ReportingCommand {

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    CheckCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        EntityComparison comparison = EntityComparison.of(workspace(), this.options);
        if (isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("holds", comparison.holds());
            json.put("differences", comparison.json());
            printJson(json);
        } else {
            comparison.changes().forEach(this::print);
            comparison.unknown().forEach(this::print);
            comparison.remarks().forEach(this::tell);
            tell(comparison.holds() ? "T" + this.options.agreement().substring(1) : comparison.verdict());
        }
        return comparison.holds() ? ExitCode.DONE : ExitCode.CHECK;
    }
}
