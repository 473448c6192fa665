package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.autogenerate.DifferenceRewriter;
import dev.migrate.autogenerate.SchemaFilter;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.hibernate.EntityModel;
import dev.migrate.operation.NamingConvention;
import dev.migrate.postgres.scratch.ScratchServer;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.script.FileNaming;
import dev.migrate.script.RevisionTemplate;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Runs commands in this process and keeps what they print. */
final class CommandLineFixture implements Workspace {

    private final Supplier<ScriptSet> scripts;
    private final @Nullable DataSource dataSource;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> locations = List.of("classpath:db/revisions");
    private FileNaming naming = new FileNaming("{rev}_{slug}", 40);
    private RevisionTemplate template = RevisionTemplate.builtIn(ScriptType.SQL);
    private List<String> hooks = new ArrayList<>();
    private DatabaseModel entities =
            new DatabaseModel(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    private final Map<String, DatabaseModel> units = new HashMap<>();
    private List<SchemaFilter> filters = List.of();
    private List<DifferenceRewriter> rewriters = List.of();
    private @Nullable ScratchServer scratchServer;
    private boolean interactive;

    /** An application with some revisions, with a database or without, in a working directory. */
    CommandLineFixture(Supplier<ScriptSet> scripts, @Nullable DataSource dataSource, Path directory) {
        this.scripts = scripts;
        this.dataSource = dataSource;
        this.directory = directory;
    }

    CommandLineFixture withLocations(String... newLocations) {
        this.locations = List.of(newLocations);
        return this;
    }

    CommandLineFixture withNaming(FileNaming newNaming) {
        this.naming = newNaming;
        return this;
    }

    CommandLineFixture withTemplate(RevisionTemplate newTemplate) {
        this.template = newTemplate;
        return this;
    }

    CommandLineFixture withHooks(String... newHooks) {
        this.hooks = List.of(newHooks);
        return this;
    }

    CommandLineFixture withVariable(String name, String value) {
        this.environment.put(name, value);
        return this;
    }

    CommandLineFixture withEntities(DatabaseModel model) {
        this.entities = model;
        return this;
    }

    /** Adds a persistence unit beside the one that has no name. */
    CommandLineFixture withUnit(String name, DatabaseModel model) {
        this.units.put(name, model);
        return this;
    }

    CommandLineFixture withFilter(SchemaFilter filter) {
        this.filters = List.of(filter);
        return this;
    }

    CommandLineFixture withRewriter(DifferenceRewriter rewriter) {
        this.rewriters = List.of(rewriter);
        return this;
    }

    @Override
    public AutogenerateSettings autogenerate() {
        return new AutogenerateSettings(
                null, List.of(), List.of("legacy_*"), NamingConvention.standard(), this.filters, this.rewriters);
    }

    @Override
    public EntityModel entities(@Nullable String unit, int serverMajor) {
        String name = Objects.requireNonNullElse(unit, "default");
        return new EntityModel(name, this.units.getOrDefault(name, this.entities), List.of());
    }

    CommandLineFixture onTerminal() {
        this.interactive = true;
        return this;
    }

    /** What a command printed, and how it ended. */
    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                this.interactive,
                this.directory,
                name -> this.environment.getOrDefault(name, ""));
        int exitCode = new Cli(this, terminal).run(List.of(arguments));
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public ScriptSet scripts() {
        return this.scripts.get();
    }

    @Override
    public Migrator migrator() {
        if (this.dataSource == null) {
            throw new MigrateException("The application names no database.", "Set DATABASE_URL.");
        }
        return migrator(this.dataSource);
    }

    @Override
    public Migrator offlineMigrator() {
        return migrator(new SimpleDriverDataSource());
    }

    @Override
    public Migrator migrator(DataSource other) {
        return new Migrator(other, scripts(), MigratorSettings.defaults("test@host"));
    }

    CommandLineFixture withScratchServer(ScratchServer server) {
        this.scratchServer = server;
        return this;
    }

    @Override
    public ScratchServer scratchServer() {
        return Objects.requireNonNull(this.scratchServer);
    }

    @Override
    public CliSettings settings() {
        return new CliSettings(
                this.locations,
                ScriptType.SQL,
                this.naming,
                this.template,
                RevisionTemplate.builtIn(ScriptType.JAVA),
                this.hooks);
    }

    @Override
    public @Nullable Class<?> mainClass() {
        return null;
    }
}
