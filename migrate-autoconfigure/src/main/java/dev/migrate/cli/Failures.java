package dev.migrate.cli;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong: a line that says what, and a line that says what to do. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        print(problem(failure), action(failure, command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static String problem(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            if (first.startsWith("-")) {
                return "There is no option " + first + ".";
            }
            return failure.getCommandLine().getSubcommands().isEmpty()
                    ? "\"" + first + "\" is one argument too many."
                    : "There is no command \"" + first + "\".";
        }
        return sentence(Objects.requireNonNullElse(failure.getMessage(), "The command cannot be read"));
    }

    private static String action(ParameterException failure, String command) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                String best = similar.get(0).startsWith("-") ? similar.get(0) : command + " " + similar.get(0);
                return "\"" + best + "\" is similar; \"" + command + " --help\" lists all.";
            }
        }
        return "\"" + command + " --help\" shows how it is called.";
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        if (failure instanceof MigrateException known) {
            MigrateException advised = Authoring.advise(known);
            print(advised.problem(), advised.action());
        } else {
            print(
                    sentence(failure.getClass().getSimpleName() + ": "
                            + Objects.requireNonNullElse(failure.getMessage(), "no message")),
                    "This is not foreseen. Run the command again with --stacktrace to see where it comes from.");
        }
        if (command.getCommand() instanceof Command ours && ours.showsStackTrace()) {
            failure.printStackTrace(this.terminal.err());
        }
        return ExitCode.FAILED;
    }

    private void print(String problem, String action) {
        this.terminal.out().flush();
        Style style = this.terminal.interactive() ? Style.COLOUR : Style.PLAIN;
        this.terminal.err().println(style.problem(line(problem)));
        this.terminal.err().println(line(action));
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String sentence(String text) {
        return line(text).replaceAll("[.]+$", "") + ".";
    }
}
