package dev.migrate.autoconfigure.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapContext;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes an application that is started with the first argument {@code migrate} quiet, before anything else of it begins:
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

    static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    @Override
    public void starting(ConfigurableBootstrapContext bootstrapContext) {
        if (isCommand(this.arguments)) {
            this.bootstrap = bootstrapContext;
            System.setProperty("spring.devtools.restart.enabled", "false");
        }
    }

    @Override
    public void environmentPrepared(
            ConfigurableBootstrapContext bootstrapContext, ConfigurableEnvironment environment) {
        if (isCommand(this.arguments) && isEnabled(environment)) {
            environment.getPropertySources().addFirst(new MapPropertySource("migrate command line", overrides()));
        }
    }

    /** Whether an application keeps the word for itself; asked before any file is read. */
    static boolean isEnabled(ConfigurableEnvironment environment) {
        return environment.getProperty(ENABLED, Boolean.class, true);
    }

    static void exit(BootstrapContext bootstrap, int code) {
        CommandExit exit = bootstrap.isRegistered(CommandExit.class) ? bootstrap.get(CommandExit.class) : System::exit;
        Objects.requireNonNull(exit).exit(code);
    }

    private static Map<String, Object> overrides() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("logging.threshold.console", "OFF");
        map.put("migrate.startup", "none");
        map.put("spring.main.banner-mode", "off");
        map.put("spring.main.keep-alive", "false");
        // A reactive application has no data source, and none is to be made where migrations have a connection of their
        // own.
        map.put("spring.main.lazy-initialization", "true");
        map.put("spring.main.log-startup-info", "false");
        map.put("spring.main.sources", "");
        map.put("spring.main.web-application-type", "none");
        // One connection is all that a command needs.
        map.put("spring.datasource.hikari.maximum-pool-size", "1");
        map.put("spring.datasource.hikari.minimum-idle", "0");
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
