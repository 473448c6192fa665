package dev.migrate.cli;

import picocli.CommandLine.Option;

/** A command whose result can be had as JSON. */
abstract class ReportingCommand extends Command {

    @Option(names = "--json", description = "Print the result as JSON, on one line.")
    private boolean json;

    ReportingCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    final boolean isJson() {
        return this.json;
    }

    final Style style() {
        return this.terminal().interactive() ? Style.COLOUR : Style.PLAIN;
    }

    /** Prints a value of maps, lists, strings, numbers and booleans. */
    final void printJson(Object value) {
        print(Json.text(value));
    }
}
