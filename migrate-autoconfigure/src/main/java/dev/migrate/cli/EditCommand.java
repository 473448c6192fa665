package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.graph.Revision;
import dev.migrate.script.ScriptSet;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Opens a revision in an editor. */
@picocli.CommandLine.Command(name = "edit", description = "Open a revision in the editor that EDITOR or VISUAL names.")
final class EditCommand extends Command {

    @Parameters(
            paramLabel = "REV",
            converter = Identifier.class,
            description = "A revision, or \"current\" for what the database is at.")
    private String identifier = "";

    EditCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        List<Revision> revisions = Named.find(this, this.identifier);
        if (revisions.isEmpty()) {
            throw new MigrateException(
                    "\"" + this.identifier + "\" stands for no revision here.", "Name a revision, such as head.");
        }
        ScriptSet scripts = workspace().scripts();
        Authoring authoring = new Authoring(workspace(), terminal());
        OtherProgram program = new OtherProgram(terminal());
        revisions.forEach(revision -> program.edit(authoring.source(scripts.get(revision.id()))));
        return ExitCode.DONE;
    }
}
