package dev.migrate.cli;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.PlannedRun;
import dev.migrate.engine.PlannedStatement;
import dev.migrate.engine.PlannedStep;
import dev.migrate.graph.Direction;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what an upgrade or a downgrade would do. */
@picocli.CommandLine.Command(
        name = "plan",
        description = "Print what an upgrade to REV would run, with each statement; change nothing.")
final class PlanCommand extends ReportingCommand {

    @Parameters(paramLabel = "REV", converter = Identifier.class, description = "Where it would end.")
    private String target = "";

    @Option(names = "--downgrade", description = "Plan a downgrade to REV instead.")
    private boolean down;

    PlanCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Migrator migrator = migrator();
        PlannedRun run = migrator.plan(this.down ? Direction.DOWNGRADE : Direction.UPGRADE, this.target);
        if (isJson()) {
            printJson(json(run));
            return ExitCode.DONE;
        }
        Progress progress = new Progress(terminal(), workspace().scripts());
        int number = 0;
        for (PlannedStep step : run.steps()) {
            number++;
            print("-- [" + number + "/" + run.steps().size() + "] " + progress.arrow(step) + suffix(step));
            step.statements().forEach(statement -> print(text(statement)));
            print("");
        }
        if (run.isNothing()) {
            tell("Nothing to do.");
        }
        return ExitCode.DONE;
    }

    /** Says which limits of time apply. */
    private static String suffix(PlannedStep step) {
        if (!step.transactional()) {
            return " (outside a transaction)";
        }
        return step.statements().isEmpty()
                ? ""
                : step.statements().stream()
                        .map(statement -> name(statement.kind()))
                        .distinct()
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String text(PlannedStatement statement) {
        if (statement.isCode()) {
            return "-- " + statement.text();
        }
        return statement.text().endsWith(";") ? statement.text() : statement.text() + ";";
    }

    private static Map<String, @Nullable Object> json(PlannedRun run) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("direction", name(run.direction()));
        json.put("headsBefore", run.headsBefore());
        json.put("headsAfter", run.headsAfter());
        json.put("steps", run.steps().stream().map(PlanCommand::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(PlannedStep step) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("revision", step.revision());
        json.put("message", step.message());
        json.put("transactional", step.transactional());
        json.put("statements", step.statements().stream().map(PlanCommand::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(PlannedStatement statement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("text", statement.text());
        json.put("line", statement.line());
        json.put("code", statement.isCode());
        json.put("class", name(statement.kind()));
        return json;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
