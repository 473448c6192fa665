package dev.migrate.autoconfigure.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapContext;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Makes an application that is started with the argument {@code migrate} quiet, before anything else of it begins:
 * nothing of its log on the console, so that results can be piped, and no restart by the developer tools.
 */
class CommandLineRunListener implements SpringApplicationRunListener, Ordered {

    static final String COMMAND = "migrate";

    private static final String ENABLED = "migrate.cli.enabled";

    private final String[] arguments;
    private @Nullable ConfigurableBootstrapContext bootstrap;

    CommandLineRunListener(SpringApplication application, String[] arguments) {
        this.arguments = arguments;
    }

    /** Before Boot's own listener, which has the order 0. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /**
     * Whether the word is ours. An application that keeps it for itself says so in the environment or in a system property,
     * as nothing else has been read yet.
     */
    static boolean isCommand(String[] arguments) {
        int word = properties(arguments);
        return word < arguments.length
                && arguments[word].equals(COMMAND)
                && new StandardEnvironment().getProperty(ENABLED, Boolean.class, true);
    }

    /** What stands behind the word, and the properties before it: Boot's Maven plugin puts profiles there. */
    static List<String> command(String[] arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.remove(properties(arguments));
        return command;
    }

    /** Counts the arguments at the front that set properties of the application. */
    private static int properties(String[] arguments) {
        int count = 0;
        while (count < arguments.length
                && arguments[count].startsWith("--")
                && arguments[count].split("=", 2)[0].contains(".")) {
            count++;
        }
        return count;
    }

    /** From here on what the application prints, its log included, goes to stderr: only results are on stdout. */
    @Override
    public void starting(ConfigurableBootstrapContext bootstrapContext) {
        if (isCommand(this.arguments)) {
            this.bootstrap = bootstrapContext;
            bootstrapContext.register(PrintStream.class, InstanceSupplier.of(System.out));
            System.setOut(System.err);
            System.setProperty("spring.devtools.restart.enabled", "false");
        }
    }

    @Override
    public void environmentPrepared(
            ConfigurableBootstrapContext bootstrapContext, ConfigurableEnvironment environment) {
        if (isCommand(this.arguments)) {
            environment.getPropertySources().addFirst(new MapPropertySource("migrate command line", overrides()));
        }
    }

    static void exit(BootstrapContext bootstrap, int code) {
        System.setOut(out(bootstrap));
        CommandExit exit = bootstrap.isRegistered(CommandExit.class) ? bootstrap.get(CommandExit.class) : System::exit;
        Objects.requireNonNull(exit).exit(code);
    }

    /** Where results go. */
    static PrintStream out(BootstrapContext bootstrap) {
        return Objects.requireNonNull(bootstrap.get(PrintStream.class));
    }

    static Map<String, Object> overrides() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("logging.threshold.console", "OFF");
        // An application whose own log configuration has no such threshold: a failure is printed by the command.
        map.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        map.put("logging.level.org.springframework.boot.autoconfigure.logging", "OFF");
        map.put("logging.level.org.springframework.boot.diagnostics", "OFF");
        map.put("logging.level.org.springframework.context.annotation", "ERROR");
        map.put("migrate.startup", "none");
        map.put("spring.main.banner-mode", "off");
        map.put("spring.main.keep-alive", "false");
        // A reactive application has no data source, and none is to be made where migrations have a connection of their
        // own.
        map.put("spring.main.lazy-initialization", "true");
        map.put("spring.main.log-startup-info", "false");
        map.put("spring.main.sources", "");
        map.put("spring.main.web-application-type", "none");
        // One connection is all that a command needs. A pool that keeps none would open one more to try whether it can.
        map.put("spring.datasource.hikari.maximum-pool-size", "1");
        map.put("spring.datasource.hikari.minimum-idle", "1");
        return map;
    }

    /** The environment could not be prepared, and nothing of it was printed. */
    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
        if (this.bootstrap != null) {
            Console.printFailure(Advice.of(exception, null), exception, List.of(this.arguments));
            exit(this.bootstrap, 1);
        }
    }
}
