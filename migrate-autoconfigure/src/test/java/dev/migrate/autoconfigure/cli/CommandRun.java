package dev.migrate.autoconfigure.cli;

import dev.migrate.cli.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Runs a command as {@code java -jar app.jar migrate ...} does, in this process. */
final class CommandRun {

    private CommandRun() {}

    /**
     * Runs a command.
     *
     * @param properties of the application
     * @param results gets what the command prints to stdout
     * @param messages gets what it prints to stderr
     * @return the exit code
     */
    static int run(Map<String, Object> properties, OutputStream results, OutputStream messages, String... command) {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.putAll(CommandLineRunListener.overrides());
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        Terminal terminal = new Terminal(stream(results), stream(messages), false, Path.of(""), name -> "");
        return CommandContext.run(
                new SpringApplication(CommandApplication.class), environment, terminal, List.of(command));
    }

    private static PrintStream stream(OutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
