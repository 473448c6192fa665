package dev.migrate.cli;

import dev.migrate.engine.RunResult;

/** A command that moves the database. */
abstract class RunCommand extends ReportingCommand {

    RunCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    /** Prints SQL that would do it. */
    final int printScript(String sql) {
        this.terminal().out().print(sql);
        return ExitCode.DONE;
    }

    /** Prints where the database is now. */
    final int report(String done, RunResult result) {
        if (isJson()) {
            printJson(Json.run(result));
        } else {
            String heads = result.headsAfter().isEmpty() ? "<base>" : String.join(", ", result.headsAfter());
            int steps = result.steps().size();
            print(
                    result.isNothing()
                            ? "Nothing to do: the database is at " + heads + "."
                            : done + " " + steps + (steps == 1 ? " revision" : " revisions") + ": the database is at "
                                    + heads + ".");
        }
        return ExitCode.DONE;
    }
}
