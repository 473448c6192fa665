package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.autogenerate.Comparison;
import dev.migrate.autogenerate.JavaSource;
import dev.migrate.autogenerate.RevisionText;
import dev.migrate.autogenerate.SqlSource;
import dev.migrate.graph.Revision;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.script.NewRevision.NewBody;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a new revision. */
@picocli.CommandLine.Command(
        name = "revision",
        description = "Write a new revision into the sources of the application.",
        footer = {"", "For example: migrate revision -m \"add user table\""})
final class RevisionCommand extends AuthoringCommand {

    @Option(
            names = {"-m", "--message"},
            required = true,
            paramLabel = "TEXT",
            description = "What the revision does, in a few words.")
    private String message = "";

    @Option(
            names = "--head",
            paramLabel = "REV",
            converter = Identifier.class,
            description = "The revision that is continued, or base; the head without it.")
    private String head = "head";

    @Option(
            names = "--depends-on",
            paramLabel = "REV",
            converter = Identifier.class,
            description = "A revision that has to be applied before; may be repeated.")
    private List<String> dependsOn = new ArrayList<>();

    @Option(names = "--autogenerate", description = "Fill it with what the entities want and the database lacks.")
    private boolean autogenerate;

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    RevisionCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Authoring authoring = new Authoring(workspace(), terminal());
        ScriptSet scripts = authoring.scripts();
        List<String> parents = Authoring.parents(scripts.graph(), this.head, allowsSplice()).stream()
                .map(Revision::id)
                .toList();
        List<String> dependencies = Authoring.dependencies(scripts.graph(), this.dependsOn);
        if (!this.autogenerate) {
            return write(scripts, this.message, parents, dependencies, NewBody.empty(type()));
        }
        requireBuilt(scripts);
        AutogenerateSettings application = workspace().autogenerate();
        EntityComparison comparison =
                EntityComparison.of(workspace(), this.options).rewritten(application.rewriters());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("differences", comparison.json());
        comparison.unknown().forEach(line -> tell("Unknown: " + line + "."));
        if (comparison.comparison().nothingToDo()) {
            comparison.remarks().forEach(this::tell);
            return nothingToDo(comparison, json);
        }
        comparison.remarksOnRevision().forEach(this::tell);
        comparison.changes().forEach(line -> tell("Found: " + line + "."));
        return write(scripts, this.message, parents, dependencies, body(comparison.comparison()), json);
    }

    private int nothingToDo(EntityComparison comparison, Map<String, @Nullable Object> json) {
        if (isJson()) {
            json.put("revision", null);
            printJson(json);
        } else if (comparison.holds()) {
            print("Nothing to do: " + this.options.agreement() + " No revision was written.");
        } else {
            print("No revision was written. " + comparison.verdict());
        }
        return comparison.holds() ? ExitCode.DONE : ExitCode.CHECK;
    }

    /** A revision that is not built has not run, and what it does would be generated again. */
    private void requireBuilt(ScriptSet scripts) {
        int built = workspace().scripts().scripts().size();
        if (scripts.scripts().size() > built) {
            throw new MigrateException(
                    "The sources have revisions that the application was built without.",
                    "Build the application"
                            + (this.options.offline() ? "" : " and run \"migrate upgrade heads\"")
                            + " before the next revision is generated.");
        }
    }

    private NewBody body(Comparison comparison) {
        RevisionText text = type() == ScriptType.SQL
                ? new SqlSource(new DdlRenderer()::render).write(comparison)
                : JavaSource.write(comparison);
        return new NewBody(type(), text.imports(), text.upgrade(), text.downgrade());
    }
}
