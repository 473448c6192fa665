package dev.migrate.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.CountingProxy;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a process of their own, as a user runs them: what is printed where, and how the process ends. */
class CommandProcessTests {

    @TempDir
    private Path directory = Path.of("");

    private Map<String, String> environment = Map.of();

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void writeRevisions() throws IOException {
        Path revisions = Files.createDirectory(this.directory.resolve("revisions"));
        new RevisionFolder(revisions).addTable("aaaa", "<base>").addTable("bbbb", "aaaa");
        this.environment = Map.of("MIGRATE_LOCATIONS", "file:" + revisions);
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        int exitCode = start(arguments).waitFor();
        return new Result(
                exitCode,
                Files.readString(this.directory.resolve("out")),
                Files.readString(this.directory.resolve("err")).replaceAll("\\d+ ms", "N ms"));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CommandApplication.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(this.directory.toFile())
                .redirectOutput(this.directory.resolve("out").toFile())
                .redirectError(this.directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.endsWith("DATABASE_URL") || name.startsWith("MIGRATE_"));
        builder.environment().putAll(this.environment);
        return builder.start();
    }

    @Test
    void worksOnTheDatabaseOfTheEnvironmentFileAndStartsNoApplication() throws IOException, InterruptedException {
        Files.writeString(
                this.directory.resolve(".env.api"),
                "DATABASE_URL=" + TestPostgres.freshDatabase().libpqUrl() + "\n");
        assertThat(run("migrate", "upgrade", "heads"))
                .isEqualTo(new Result(0, "Upgraded by 2 revisions: the database is at bbbb.\n", """
                        [1/2] <base> -> aaaa, make aaaa ... N ms
                        [2/2] aaaa -> bbbb, make bbbb ... N ms
                        """));
        assertThat(run("migrate", "downgrade", "-1").out())
                .isEqualTo("Downgraded by 1 revision: the database is at aaaa.\n");
        assertThat(run("migrate", "current", "--check-heads"))
                .isEqualTo(new Result(3, "aaaa\n", "The database is not at all heads: it lacks bbbb.\n"));
    }

    @Test
    void opensOneConnection() throws IOException, InterruptedException {
        Database database = TestPostgres.freshDatabase();
        for (String command : List.of("upgrade heads", "upgrade heads", "current", "downgrade -1")) {
            try (CountingProxy proxy = new CountingProxy(database)) {
                Files.writeString(
                        this.directory.resolve(".env.api"),
                        "DATABASE_URL=" + proxy.jdbcUrl() + "&user=" + database.username() + "&password="
                                + database.password() + "\n");
                assertThat(run(("migrate " + command).split(" ")).exitCode()).isZero();
                assertThat(proxy.connections()).as(command).isEqualTo(1);
            }
        }
    }

    @Test
    void takesTheConfigurationOfAProfile() throws IOException, InterruptedException {
        Path config = Files.createDirectory(this.directory.resolve("config"));
        Files.writeString(config.resolve("application-none.properties"), "migrate.locations=file:nowhere\n");
        assertThat(run("migrate", "heads", "--migrate.locations=file:revisions"))
                .isEqualTo(new Result(0, "bbbb (head)\n", ""));
        this.environment = Map.of();
        assertThat(run("migrate", "heads", "--spring.profiles.active=none").out())
                .isEmpty();
    }

    @Test
    void propertiesMayStandBeforeTheCommandAsMavenPutsThem() throws IOException, InterruptedException {
        assertThat(run("--spring.profiles.active=dev", "--migrate.locations=file:revisions", "migrate", "heads"))
                .isEqualTo(new Result(0, "bbbb (head)\n", ""));
        assertThat(run("--mode", "migrate", "heads").out()).contains("started with --mode migrate heads");
    }

    @Test
    void failsInTwoLines() throws IOException, InterruptedException {
        assertThat(run("migrate", "current")).isEqualTo(new Result(1, "", """
                        The application names no database.
                        Set DATABASE_URL, in the environment or in .env.api, or spring.datasource.url. If the data source is a \
                        bean, name its configuration class in migrate.cli.sources.
                        """));
        assertThat(run("migrate", "upgrade")).isEqualTo(new Result(2, "", """
                        Missing required parameter: 'REV'.
                        "migrate upgrade --help" shows how it is called.
                        """));
        Result unreadable = run("migrate", "heads", "--spring.config.import=file:nowhere.properties");
        assertThat(unreadable.exitCode()).isEqualTo(1);
        assertThat(unreadable.out()).isEmpty();
        assertThat(unreadable.err().lines()).hasSize(2);
        assertThat(unreadable.err()).contains("nowhere.properties");
    }

    @Test
    void comparesWithTheRevisionsOnAServerThatIsThereForIt() throws IOException, InterruptedException {
        assertThat(run("migrate", "check", "--offline")).isEqualTo(new Result(1, "", """
                        There is no server for a scratch database: the application names no database.
                        Name a server where databases can be made, such as a local container, in SCRATCH_DATABASE_URL or \
                        migrate.autogenerate.scratch.url; or set DATABASE_URL.
                        """));
        String noEntities = """
                The application of CommandApplication has no persistence unit, so there are no entities to compare the \
                database with.
                Let Spring make an entity manager factory (spring-boot-starter-data-jpa), or write the revision by hand.
                """;
        TestPostgres.Database database = TestPostgres.freshDatabase();
        Files.writeString(this.directory.resolve(".env.api"), "SCRATCH_DATABASE_URL=" + database.libpqUrl() + "\n");
        assertThat(run("migrate", "check", "--offline")).isEqualTo(new Result(1, "", noEntities));
        Files.writeString(this.directory.resolve(".env.api"), "DATABASE_URL=" + database.libpqUrl() + "\n");
        assertThat(run("migrate", "check", "--offline")).isEqualTo(new Result(1, "", noEntities));
        assertThat(new Catalog(database).tables()).isEmpty();
    }

    @Test
    void anInterruptedComparisonDropsItsDatabase() throws IOException, InterruptedException {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        Catalog catalog = new Catalog(database);
        Files.writeString(this.directory.resolve(".env.api"), "DATABASE_URL=" + database.libpqUrl() + "\n");
        new RevisionFolder(this.directory.resolve("revisions"))
                .add("cccc", "bbbb", "select pg_sleep(600);", "select 1;");
        Process command = start("migrate", "check", "--offline");
        String busy =
                "select datname from pg_stat_activity where datname like 'migrate_scratch_%' and wait_event = 'PgSleep'";
        while (catalog.strings(busy).isEmpty()) {
            assertThat(command.isAlive())
                    .as(() -> read(this.directory.resolve("err")))
                    .isTrue();
            Thread.onSpinWait();
        }

        command.destroy();
        command.waitFor();

        assertThat(catalog.strings("select datname from pg_database where datname like 'migrate_scratch_%'"))
                .isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ex) {
            return ex.toString();
        }
    }

    @Test
    void leavesTheWordToAnApplicationThatWantsIt() throws IOException, InterruptedException {
        Result own = run("-Dignored", "migrate", "heads");
        assertThat(own.out()).contains("started with -Dignored migrate heads");
        this.environment = Map.of("MIGRATE_CLI_ENABLED", "false");
        assertThat(run("migrate", "heads").out()).contains("started with migrate heads");
    }
}
