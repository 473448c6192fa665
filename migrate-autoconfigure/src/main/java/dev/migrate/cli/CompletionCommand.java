package dev.migrate.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script from which a shell completes commands. */
@picocli.CommandLine.Command(
        name = "completion",
        description = "Print a script that lets bash and zsh complete these commands.",
        footer = {"", "For example: ./migrate completion > ~/.migrate-completion && . ~/.migrate-completion"})
final class CompletionCommand extends Command {

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        CommandSpec root = Objects.requireNonNull(this.spec, "spec").root();
        print(AutoComplete.bash(root.name(), root.commandLine()).stripTrailing());
        return ExitCode.DONE;
    }
}
