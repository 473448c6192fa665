package dev.migrate.autoconfigure.cli;

import dev.migrate.MigrateException;
import dev.migrate.cli.Terminal;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.NativeDetector;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Runs a command in place of the application, once the environment is prepared as the application has it: with its
 * profiles, its configuration files, {@code DATABASE_URL} and whatever else takes part in that.
 */
class CommandRunner implements SpringApplicationRunListener, Ordered {

    private static final String PICOCLI = "picocli.CommandLine";

    private final SpringApplication application;
    private final String[] arguments;

    CommandRunner(SpringApplication application, String[] arguments) {
        this.application = application;
        this.arguments = arguments;
    }

    /** After Boot's own listener, which lets the environment be prepared. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void environmentPrepared(ConfigurableBootstrapContext bootstrap, ConfigurableEnvironment environment) {
        if (CommandLineRunListener.isCommand(this.arguments)) {
            CommandLineRunListener.exit(bootstrap, run(environment, CommandLineRunListener.out(bootstrap)));
            throw new AbandonedRunException();
        }
    }

    private int run(ConfigurableEnvironment environment, PrintStream out) {
        List<String> command = CommandLineRunListener.command(this.arguments);
        MigrateException obstacle = obstacle();
        if (obstacle != null) {
            Console.printFailure(obstacle, obstacle, command);
            return 1;
        }
        return CommandContext.run(this.application, environment, Terminal.of(out, System.err), command);
    }

    private @Nullable MigrateException obstacle() {
        if (NativeDetector.inNativeImage()) {
            return new MigrateException(
                    "Commands do not run in a native image.", "Run them with the jar of the application.");
        }
        if (!ClassUtils.isPresent(PICOCLI, this.application.getClassLoader())) {
            return new MigrateException(
                    "The library of the command line, picocli, is not on the class path.",
                    "Add the dependency info.picocli:picocli, which comes with dev.migrate:migrate-starter.");
        }
        return null;
    }
}
