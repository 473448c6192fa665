package dev.migrate.cli;

import dev.migrate.graph.Revision;
import dev.migrate.script.NewRevision.NewBody;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.List;
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

    RevisionCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        ScriptSet scripts = new Authoring(workspace(), terminal()).scripts();
        List<String> parents = Authoring.parents(scripts.graph(), this.head, allowsSplice()).stream()
                .map(Revision::id)
                .toList();
        return write(
                scripts,
                this.message,
                parents,
                Authoring.dependencies(scripts.graph(), this.dependsOn),
                NewBody.empty(type()));
    }
}
