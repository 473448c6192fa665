package dev.migrate.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes the database down to a revision. */
@picocli.CommandLine.Command(
        name = "downgrade",
        description = "Undo the revisions between where the database is and REV.",
        footer = {
            "",
            "REV is base, an id or its beginning, -N, id-N, label@base, label@-N ...",
            "With --sql it is a range, from:to.",
            "For example: migrate downgrade -1"
        })
final class DowngradeCommand extends RunCommand {

    @Parameters(paramLabel = "REV", converter = Identifier.class, description = "Where to end.")
    private String target = "";

    @Mixin
    private final ScriptOptions script = new ScriptOptions();

    DowngradeCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        if (this.script.isAsked()) {
            return printScript(this.script.tagged(workspace().offlineMigrator().downgradeScript(this.target)));
        }
        return report("Downgraded by", tellingMigrator().downgrade(this.target));
    }
}
