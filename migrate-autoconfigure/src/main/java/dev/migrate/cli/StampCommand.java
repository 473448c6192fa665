package dev.migrate.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes into the database that it is at some revisions, and runs none. */
@picocli.CommandLine.Command(
        name = "stamp",
        description = "Write down that the database is at REV, without running anything.")
final class StampCommand extends RunCommand {

    @Parameters(
            paramLabel = "REV",
            arity = "1..*",
            converter = Identifier.class,
            description = "Revisions, heads, or base.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--purge", description = "Forget first all that the version table says.")
    private boolean purge;

    @Mixin
    private final ScriptOptions script = new ScriptOptions();

    StampCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        if (this.script.isAsked()) {
            this.script.refuse(this.purge, "--purge");
            return printScript(this.script.tagged(workspace().offlineMigrator().stampScript(this.targets)));
        }
        return report("Stamped with", tellingMigrator().stamp(this.targets, this.purge));
    }
}
