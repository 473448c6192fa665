package dev.migrate.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Databases on which a run does not begin: a command ends with 1 and says why and what to do, a start fails with the same
 * words, and nothing is changed.
 */
@Tag("postgres")
class RefusedRunTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private RevisionFolder revisions = new RevisionFolder(Path.of(""));
    private String target = "heads";

    /** What makes a database refuse, and the two lines that are then read; {@code FOLDER} stands for the location. */
    record Refusal(String name, Consumer<RefusedRunTests> cause, String problem, String action, String actionAtStart) {

        Refusal(String name, Consumer<RefusedRunTests> cause, String problem, String action) {
            this(name, cause, problem, action, action);
        }

        @Override
        public String toString() {
            return this.name;
        }
    }

    static List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "database that another version went ahead with",
                        test -> {
                            test.revisions.addTable("bbb", "aaa");
                            test.upgrade();
                            test.revisions.remove("bbb").addTable("ccc", "aaa");
                        },
                        "The database holds bbb of another version of this application and lacks ccc of this one."
                                + " Nothing was changed.",
                        "Deploy a version that has both, with a merge revision if they are two heads."),
                new Refusal(
                        "unknown revision",
                        test -> {
                            test.upgrade();
                            test.catalog.execute("update migrate_version set version_num = 'zzz'");
                        },
                        "The table migrate_version names zzz, which no script here has and no history explains. Nothing"
                                + " was changed.",
                        "Deploy the version of the application that has it; check migrate.locations; or, if the database"
                                + " was upgraded from a branch that is gone, correct it by hand and stamp it with"
                                + " --purge."),
                new Refusal(
                        "missing file",
                        test -> test.revisions.addTable("bbb", "aaa").remove("aaa"),
                        "FOLDER/bbb_make_bbb.sql, line 4: The revision revises \"aaa\", and there is no such revision.",
                        "Add the missing revision to the locations, or correct the id."),
                new Refusal(
                        "two heads",
                        test -> {
                            test.revisions.addTable("bbb", "aaa").addTable("ccc", "aaa");
                            test.target = "head";
                        },
                        "\"head\" stands for several heads: bbb, ccc.",
                        "Join them with \"migrate merge heads\". Or name one of them, one of a branch with <branch>@head,"
                                + " or all of them with heads.",
                        "Name one of them, narrow it to a branch with <branch>@head, take all of them with heads, or join"
                                + " them with a merge revision."),
                new Refusal(
                        "no right to create tables",
                        test -> {
                            test.catalog.execute("revoke create on schema public from public");
                            test.connectAs("weak");
                        },
                        "The tables public.migrate_version and public.migrate_history could not be created: permission"
                                + " denied for schema public (SQLSTATE 42501).",
                        "Grant the user of the database CREATE on the schema, or name another schema with"
                                + " migrate.schema."),
                new Refusal(
                        "no right to read",
                        test -> {
                            test.upgrade();
                            test.connectAs("blind");
                        },
                        "The version table could not be read: ERROR: permission denied for table migrate_version.",
                        "Check that the user of the database may read migrate_version and migrate_history, and that"
                                + " migrate.schema and migrate.version-table name the right place."),
                new Refusal(
                        "read-only connection",
                        test -> test.catalog.execute(
                                "alter role " + test.connectAs("reader") + " set default_transaction_read_only = on"),
                        "The connection is read-only (default_transaction_read_only). Nothing was changed.",
                        "Give migrations a connection that may write, with migrate.url; or correct that setting of the"
                                + " user, the database or the connection pool."),
                new Refusal(
                        "edited revision",
                        test -> {
                            test.upgrade();
                            test.revisions.rewrite("aaa", text -> text.replace("(id int)", "(id bigint)"));
                        },
                        "Revision aaa (FOLDER/aaa_make_aaa.sql) was edited after it had been applied: its statements are"
                                + " not those that ran. Nothing was changed.",
                        "Put the old statements back and write the change as a new revision; or, if the database has it"
                                + " already, accept it with the command repair. migrate.on-checksum-mismatch=warn goes on"
                                + " without."),
                new Refusal(
                        "another product",
                        test -> test.take(OtherProduct.class),
                        "The data source leads to H2, and migrate works on PostgreSQL only.",
                        "Give it a PostgreSQL database with DATABASE_URL or spring.datasource.url; in a test slice keep"
                                + " the application's own database with @AutoConfigureTestDatabase(replace = NONE); or"
                                + " switch migrate off with migrate.enabled=false."),
                new Refusal(
                        "old server",
                        test -> test.take(OldServer.class),
                        "The server is PostgreSQL 13, and migrate needs 14 or newer.",
                        "Upgrade the server; PostgreSQL 13 no longer gets security fixes."),
                new Refusal(
                        "no database",
                        test -> test.properties.put(
                                "spring.datasource.url",
                                test.database.jdbcUrl().replace(test.database.name(), "no_such_database")),
                        "Could not connect to the database: FATAL: database \"no_such_database\" does not exist"
                                + " (SQLSTATE 3D000).",
                        "Create it, such as with createdb, or correct its name in DATABASE_URL, spring.datasource.* or"
                                + " migrate.url."),
                new Refusal(
                        "no server",
                        test -> test.properties.put("spring.datasource.url", "jdbc:postgresql://localhost:1/none"),
                        "Could not connect to the database: Connection to localhost:1 refused. Check that the hostname"
                                + " and port are correct and that the postmaster is accepting TCP/IP connections"
                                + " (SQLSTATE 08001).",
                        "Check that the server runs and that host, port, database, user and password are right: they"
                                + " come from DATABASE_URL, from spring.datasource.* or from migrate.url."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void endsACommandAndAStart(Refusal refusal, @TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
        this.properties.put("migrate.locations", this.revisions.location());
        this.properties.put("spring.datasource.url", this.database.jdbcUrl());
        this.properties.put("spring.datasource.username", this.database.username());
        this.properties.put("spring.datasource.password", this.database.password());
        refusal.cause().accept(this);
        String problem = refusal.problem().replace("FOLDER", this.revisions.location());
        List<String> before = contents();

        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(CommandRun.run(this.properties, printed, printed, "upgrade", this.target))
                .isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(problem + "\n" + refusal.action() + "\n");
        assertThat(contents()).isEqualTo(before);

        this.properties.put("migrate.target", this.target);
        start(failure -> {
            assertThat(failure.problem()).isEqualTo(problem);
            assertThat(failure.action()).isEqualTo(refusal.actionAtStart());
        });
        assertThat(contents()).isEqualTo(before);
    }

    private void start(Consumer<MigrateException> requirements) {
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
                .withPropertyValues(this.properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
        Object source = this.properties.get("migrate.cli.sources");
        (source == null ? runner : runner.withUserConfiguration(loaded(source.toString()))).run(context -> {
            assertThat(context).hasFailed();
            requirements.accept(cause(Objects.requireNonNull(context.getStartupFailure())));
        });
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static MigrateException cause(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof MigrateException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(MigrateException.class);
        return (MigrateException) cause;
    }

    private void upgrade() {
        this.revisions.migrator(this.database.dataSource()).upgrade("heads");
    }

    /** Returns the name of a role without rights. */
    private String connectAs(String name) {
        String role = name + "_" + this.database.name();
        this.catalog.execute("create role " + role + " login password 's3cret'");
        this.properties.put("spring.datasource.username", role);
        this.properties.put("spring.datasource.password", "s3cret");
        return role;
    }

    private void take(Class<?> configuration) {
        this.properties.put("migrate.cli.sources", configuration.getName());
    }

    /** Every table, the rows of the version table and those of the history. */
    private List<String> contents() {
        List<String> tables = this.catalog.strings(
                "select tablename::text from pg_tables where schemaname = 'public'" + " order by 1");
        return tables.contains("migrate_version")
                ? List.of(
                        tables.toString(),
                        this.catalog.heads().toString(),
                        this.catalog.history().toString())
                : tables;
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherProduct {

        @Bean
        DataSource dataSource() {
            return new Claiming("H2", 2);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OldServer {

        @Bean
        DataSource dataSource() {
            return new Claiming("PostgreSQL", 13);
        }
    }

    /** A server that says that it is another product or version, and is asked nothing else. */
    private static final class Claiming extends AbstractDataSource {

        private final String product;
        private final int major;

        Claiming(String product, int major) {
            this.product = product;
            this.major = major;
        }

        @Override
        public Connection getConnection() {
            DatabaseMetaData claims = (DatabaseMetaData) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DatabaseMetaData.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getDatabaseProductName" -> this.product;
                        case "getDatabaseMajorVersion" -> this.major;
                        default -> throw new AssertionError("Nothing asks a refused server for " + method.getName());
                    });
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> method.getName().equals("getMetaData") ? claims : null);
        }

        @Override
        public Connection getConnection(String username, String password) {
            return getConnection();
        }
    }
}
