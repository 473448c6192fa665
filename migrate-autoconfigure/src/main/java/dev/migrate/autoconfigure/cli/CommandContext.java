package dev.migrate.autoconfigure.cli;

import dev.migrate.MigrateException;
import dev.migrate.autoconfigure.MigrateAutogenerateProperties;
import dev.migrate.autoconfigure.MigrateCliProperties;
import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.autoconfigure.MigrateScratchProperties;
import dev.migrate.autoconfigure.MigrationDatabase;
import dev.migrate.autoconfigure.ResourceScriptSource;
import dev.migrate.autoconfigure.model.ApplicationModel;
import dev.migrate.autoconfigure.model.ModelRequest;
import dev.migrate.autogenerate.DifferenceRewriter;
import dev.migrate.autogenerate.SchemaFilter;
import dev.migrate.cli.AutogenerateSettings;
import dev.migrate.cli.Cli;
import dev.migrate.cli.CliSettings;
import dev.migrate.cli.Terminal;
import dev.migrate.cli.Workspace;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.StopSignal;
import dev.migrate.hibernate.EntityModel;
import dev.migrate.operation.NamingConvention;
import dev.migrate.postgres.scratch.ScratchServer;
import dev.migrate.script.FileNaming;
import dev.migrate.script.RevisionTemplate;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * The application as commands see it. Its revisions are read straight from the class path; a context is made when a command
 * asks for the database, with none of the application's beans in it but those that {@code migrate.cli.sources} names.
 */
final class CommandContext implements Workspace, AutoCloseable {

    private final SpringApplication application;
    private final ConfigurableEnvironment environment;
    private final MigrateProperties properties;
    private final DefaultResourceLoader resources;
    private @Nullable ConfigurableApplicationContext context;
    private @Nullable Migrator migrator;
    private final List<String> arguments;
    private final StopSignal stop;
    private @Nullable ScriptSet scripts;

    private CommandContext(
            SpringApplication application,
            ConfigurableEnvironment environment,
            List<String> arguments,
            StopSignal stop) {
        this.arguments = arguments;
        this.stop = stop;
        this.application = application;
        this.environment = environment;
        this.properties = Binder.get(environment).bindOrCreate("migrate", MigrateProperties.class);
        this.resources = new DefaultResourceLoader(application.getClassLoader());
    }

    static int run(
            SpringApplication application,
            ConfigurableEnvironment environment,
            Terminal terminal,
            List<String> command) {
        List<String> properties = command.stream().filter(Cli::isProperty).toList();
        try (StopSignal stop = StopSignal.watch();
                CommandContext workspace = new CommandContext(application, environment, properties, stop)) {
            return new Cli(workspace, terminal).run(command);
        } catch (RuntimeException ex) {
            Console.printFailure(Advice.of(ex, environment), ex, command);
            return 1;
        }
    }

    @Override
    public ScriptSet scripts() {
        if (this.scripts == null) {
            this.scripts = this.properties.getCli().getSources().isEmpty()
                    ? ScriptSet.read(
                            new ResourceScriptSource(this.properties.getLocations(), this.resources),
                            NamingConvention.of(this.properties.getNamingConvention()))
                    : migrator().scripts();
        }
        return this.scripts;
    }

    @Override
    public Migrator migrator() {
        if (this.migrator == null) {
            this.migrator = context().getBeanProvider(Migrator.class).stream()
                    .findFirst()
                    .orElseThrow(this::noDatabase)
                    .stoppedBy(this.stop);
            this.scripts = this.migrator.scripts();
        }
        return this.migrator;
    }

    @Override
    public Migrator offlineMigrator() {
        return migrator(new SimpleDriverDataSource());
    }

    @Override
    public Migrator migrator(DataSource dataSource) {
        return new Migrator(dataSource, scripts(), this.properties.settings(this.environment));
    }

    @Override
    public ScratchServer scratchServer() {
        MigrateScratchProperties own = this.properties.getAutogenerate().getScratch();
        if (StringUtils.hasText(own.getUrl())) {
            return own.server();
        }
        try {
            return context().getBeanProvider(MigrationDatabase.class).stream()
                    .findFirst()
                    .orElseThrow(this::noDatabase)
                    .scratchServer();
        } catch (RuntimeException ex) {
            if (namesDatabase()) {
                throw ex;
            }
            throw new MigrateException(
                    "There is no server for a scratch database: the application names no database.",
                    "Name a server where databases can be made, such as a local container, in SCRATCH_DATABASE_URL or"
                            + " migrate.autogenerate.scratch.url; or set DATABASE_URL.",
                    ex);
        }
    }

    private boolean namesDatabase() {
        return this.environment.containsProperty("spring.datasource.url")
                || this.environment.containsProperty("spring.datasource.jndi-name")
                || this.environment.containsProperty("migrate.url")
                || !this.properties.getCli().getSources().isEmpty();
    }

    private MigrateException noDatabase() {
        return this.properties.isEnabled()
                ? new MigrateException(
                        "The application names no database.",
                        "Set DATABASE_URL, in the environment or in .env.api, or spring.datasource.url. If the data source"
                                + " is a bean, name its configuration class in migrate.cli.sources.")
                : new MigrateException(
                        "migrate is switched off: migrate.enabled is false.",
                        "Use migrate.startup=none to switch off only what happens at a start.");
    }

    private ConfigurableApplicationContext context() {
        if (this.context == null) {
            if (AotDetector.useGeneratedArtifacts()) {
                // What was generated is the application's, and this is a context of another kind.
                SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
            }
            try {
                this.context = nested().run();
            } catch (RuntimeException ex) {
                throw namesDatabase() ? Advice.of(ex, this.environment) : noDatabase();
            }
        }
        return this.context;
    }

    /** The environment is prepared and the log configured already. */
    private SpringApplication nested() {
        SpringApplication nested = new SpringApplication(this.resources, CommandConfiguration.class);
        nested.addPrimarySources(List.copyOf(this.properties.getCli().getSources()));
        nested.setEnvironment(this.environment);
        nested.setAddCommandLineProperties(false);
        // It is closed behind the command. At a signal Boot would close it under a run that is about to stop by itself.
        nested.setRegisterShutdownHook(false);
        nested.setListeners(nested.getListeners().stream()
                .filter(listener -> !(listener instanceof EnvironmentPostProcessorApplicationListener)
                        && !(listener instanceof LoggingApplicationListener))
                .toList());
        Class<?> main = mainClass();
        if (main != null) {
            nested.setMainApplicationClass(main);
        }
        return nested;
    }

    @Override
    public CliSettings settings() {
        MigrateCliProperties cli = this.properties.getCli();
        return new CliSettings(
                this.properties.getLocations(),
                cli.getFormat(),
                new FileNaming(cli.getFileTemplate(), cli.getSlugLength()),
                template(ScriptType.SQL, cli.getSqlTemplate()),
                template(ScriptType.JAVA, cli.getJavaTemplate()),
                cli.getPostWriteHooks());
    }

    private RevisionTemplate template(ScriptType type, @Nullable String location) {
        if (!StringUtils.hasText(location)) {
            return RevisionTemplate.builtIn(type);
        }
        Resource resource = this.resources.getResource(location);
        try {
            return new RevisionTemplate(type, location, resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException ex) {
            throw new MigrateException(
                    "The template " + location + " cannot be read: " + ex.getMessage() + ".",
                    "Correct migrate.cli." + (type == ScriptType.SQL ? "sql" : "java") + "-template.",
                    ex);
        }
    }

    @Override
    public AutogenerateSettings autogenerate() {
        MigrateAutogenerateProperties own = this.properties.getAutogenerate();
        return new AutogenerateSettings(
                own.getPersistenceUnit(),
                own.getInclude(),
                own.getExclude(),
                NamingConvention.of(this.properties.getNamingConvention()),
                furtherBeans(SchemaFilter.class),
                furtherBeans(DifferenceRewriter.class));
    }

    /** Without further sources there are none, and no database has to be named to find that out. */
    private <T> List<T> furtherBeans(Class<T> type) {
        return this.properties.getCli().getSources().isEmpty()
                ? List.of()
                : context().getBeanProvider(type).orderedStream().toList();
    }

    @Override
    public EntityModel entities(@Nullable String unit, int serverMajor) {
        Class<?> main = mainClass();
        if (main == null) {
            throw new MigrateException(
                    "The class with the main method of the application is not known.",
                    "Start the application by its main method, and call SpringApplication.run there.");
        }
        return ApplicationModel.read(new ModelRequest(main, this.arguments, Map.of(), serverMajor))
                .unit(unit);
    }

    @Override
    public @Nullable Class<?> mainClass() {
        return this.application.getMainApplicationClass();
    }

    @Override
    public void close() {
        if (this.context != null) {
            this.context.close();
        }
    }
}
