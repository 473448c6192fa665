package dev.migrate.cli;

import dev.migrate.engine.Migrator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands share. */
abstract class Command implements Callable<Integer> {

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no messages: results and errors only.")
    private boolean quiet;

    @Option(names = "--stacktrace", description = "Print the stack trace of an error as well.")
    private boolean stacktrace;

    private final Workspace workspace;
    private final Terminal terminal;

    Command(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    /** Does it, and returns an exit code. */
    @Override
    public abstract Integer call();

    final Workspace workspace() {
        return this.workspace;
    }

    final Terminal terminal() {
        return this.terminal;
    }

    final boolean isQuiet() {
        return this.quiet;
    }

    final boolean showsStackTrace() {
        return this.stacktrace;
    }

    final Migrator migrator() {
        return this.workspace.migrator();
    }

    /** A migrator whose progress is told on stderr. */
    final Migrator tellingMigrator() {
        Migrator migrator = migrator();
        return this.quiet ? migrator : migrator.with(new Progress(this.terminal, migrator.scripts()));
    }

    /** Prints a result. */
    final void print(String line) {
        this.terminal.out().println(line);
    }

    /** Prints a message. */
    final void tell(String line) {
        if (!this.quiet) {
            this.terminal.err().println(line);
        }
    }
}
