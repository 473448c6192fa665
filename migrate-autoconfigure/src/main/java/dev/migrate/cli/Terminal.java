package dev.migrate.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Help.Ansi;

/**
 * Where commands print, and where they stand.
 *
 * @param out takes results
 * @param err takes messages and errors
 * @param interactive whether a person sits before both
 * @param directory the working directory
 * @param environment finds a variable of the environment, the empty text for one that is not set
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean interactive, Path directory, UnaryOperator<String> environment) {

    /**
     * Returns where this process prints. Results are UTF-8 wherever they are piped to.
     *
     * @param out takes results
     * @param err takes messages and errors
     */
    public static Terminal of(PrintStream out, PrintStream err) {
        boolean interactive = Ansi.AUTO.enabled();
        return new Terminal(
                interactive ? out : new PrintStream(out, false, StandardCharsets.UTF_8),
                interactive ? err : new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                Path.of(""),
                name -> Objects.requireNonNullElse(System.getenv(name), ""));
    }
}
