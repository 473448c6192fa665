package dev.migrate.cli;

import dev.migrate.script.NewId;
import dev.migrate.script.NewRevision;
import dev.migrate.script.NewRevision.NewBody;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that writes a revision. */
abstract class AuthoringCommand extends ReportingCommand {

    @Option(names = "--rev-id", paramLabel = "ID", description = "The id; without it one is drawn.")
    private @Nullable String id;

    @Option(
            names = "--branch-label",
            paramLabel = "LABEL",
            description = "A label for the branch that begins here; may be repeated.")
    private List<String> branchLabels = new ArrayList<>();

    @Option(names = "--format", paramLabel = "sql|java", description = "The language; migrate.cli.format without it.")
    private @Nullable ScriptType format;

    @Option(
            names = "--location",
            paramLabel = "LOCATION",
            description = "One of migrate.locations, where there are several.")
    private @Nullable String location;

    @Option(names = "--splice", description = "Allow to continue a revision that is not a head.")
    private boolean splice;

    AuthoringCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    final boolean allowsSplice() {
        return this.splice;
    }

    final ScriptType type() {
        return this.format == null ? workspace().settings().format() : this.format;
    }

    /** Writes the revision and prints where it is. */
    final int write(ScriptSet scripts, String message, List<String> parents, List<String> dependsOn, NewBody body) {
        return write(scripts, message, parents, dependsOn, body, Map.of());
    }

    /** Writes the revision and prints where it is, and with {@code --json} what else there is to say. */
    final int write(
            ScriptSet scripts,
            String message,
            List<String> parents,
            List<String> dependsOn,
            NewBody body,
            Map<String, @Nullable Object> further) {
        String newId = this.id == null ? NewId.draw(scripts.graph()) : NewId.require(scripts.graph(), this.id);
        NewId.requireLabels(scripts.graph(), this.branchLabels);
        NewRevision revision =
                new NewRevision(newId, message, parents, this.branchLabels, dependsOn, Instant.now(), body);
        Authoring authoring = new Authoring(workspace(), terminal());
        Path file = authoring.write(revision, this.location);
        if (isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("revision", newId);
            json.put("downRevisions", parents);
            json.put("file", authoring.shown(file));
            json.putAll(further);
            printJson(json);
        } else {
            tell("Revision " + newId + " revises " + (parents.isEmpty() ? "<base>" : String.join(", ", parents))
                    + ". Written to:");
            print(authoring.shown(file));
        }
        return ExitCode.DONE;
    }
}
