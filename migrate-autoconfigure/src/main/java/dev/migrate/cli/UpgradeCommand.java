package dev.migrate.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the database up to a revision. */
@picocli.CommandLine.Command(
        name = "upgrade",
        description = "Run the revisions between where the database is and REV.",
        footer = {
            "",
            "REV is heads, head, an id or its beginning, a branch label, +N, id+N, label@head ...",
            "With --sql it may be a range, from:to; it begins at base otherwise.",
            "For example: migrate upgrade heads"
        })
final class UpgradeCommand extends RunCommand {

    @Parameters(paramLabel = "REV", converter = Identifier.class, description = "Where to end.")
    private String target = "";

    @Mixin
    private final ScriptOptions script = new ScriptOptions();

    UpgradeCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        if (this.script.isAsked()) {
            return printScript(this.script.tagged(workspace().offlineMigrator().upgradeScript(this.target)));
        }
        return report("Upgraded by", tellingMigrator().upgrade(this.target));
    }
}
