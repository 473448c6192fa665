package dev.migrate.cli;

/** Creates migrate's own tables. */
@picocli.CommandLine.Command(
        name = "ensure-version",
        description = "Create the tables of migrate where they are missing, and run no revision.")
final class EnsureVersionCommand extends Command {

    EnsureVersionCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        boolean created = tellingMigrator().ensureVersion();
        tell(created ? "The version table and the history table were created." : "The tables are there already.");
        return ExitCode.DONE;
    }
}
