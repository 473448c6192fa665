package dev.migrate.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that get a SIGTERM in the middle of a run: commands, and applications while they start. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ToldToStopTests {

    private static final int TERMINATED = 143;

    @TempDir
    private Path directory = Path.of("");

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final List<Process> processes = new ArrayList<>();
    private RevisionFolder revisions = new RevisionFolder(Path.of(""));

    @BeforeEach
    void writeRevisions() throws IOException {
        this.revisions = new RevisionFolder(Files.createDirectory(this.directory.resolve("revisions")))
                .addTable("aaaa", "<base>");
    }

    @AfterEach
    void endProcesses() {
        this.processes.forEach(process -> process.destroyForcibly().onExit().join());
    }

    private Process start(Class<?> application, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                application.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(this.directory.toFile())
                .redirectOutput(this.directory.resolve("out").toFile())
                .redirectError(this.directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.endsWith("DATABASE_URL") || name.startsWith("MIGRATE_"));
        builder.environment().put("DATABASE_URL", this.database.libpqUrl());
        builder.environment().put("MIGRATE_LOCATIONS", this.revisions.location());
        Process process = builder.start();
        this.processes.add(process);
        return process;
    }

    private String read(String file) throws IOException {
        return Files.readString(this.directory.resolve(file)).replaceAll("\\d+ ms", "N ms");
    }

    private void await(Process process, String condition) throws IOException {
        while (this.catalog
                .strings("select 'yes' from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid() and " + condition)
                .isEmpty()) {
            assertThat(process.isAlive()).as(read("err") + read("out")).isTrue();
            Thread.onSpinWait();
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(TERMINATED);
    }

    private void requireNothingLeft() {
        assertThat(
                        this.catalog.strings(
                                "select state from pg_stat_activity where datname = current_database()"
                                        + " and pid <> pg_backend_pid() and (state like 'idle in transaction%' or wait_event = 'PgSleep')"))
                .isEmpty();
    }

    /** Returns a run that holds the lock until it is cancelled. */
    private CompletableFuture<?> otherRun() {
        this.revisions.add("bbbb", "aaaa", "select pg_sleep(600);", "select 1;");
        CompletableFuture<?> run = new Migrator(
                        this.database.dataSource(), this.revisions.scripts(), MigratorSettings.defaults("other@host"))
                .upgradeAsync("heads");
        while (this.catalog
                .strings(
                        "select 'yes' from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        return run;
    }

    @Test
    void aCommandSaysWhereItLeftTheDatabase() throws IOException, InterruptedException {
        this.revisions.add("bbbb", "aaaa", "create table t_bbbb (id int);\nselect pg_sleep(600);", "select 1;");
        Process command = start(CommandApplication.class, "migrate", "upgrade", "heads");
        await(command, "wait_event = 'PgSleep'");

        stop(command);

        assertThat(read("err")).isEqualTo("""
                [1/2] <base> -> aaaa, make aaaa ... N ms
                The run was cancelled during Upgrade to bbbb (make bbbb). The step was rolled back: nothing of it remains. Steps \
                that ran before and stay: aaaa; the database is at aaaa.
                Run it again: it goes on with bbbb.
                """);
        assertThat(read("out")).isEmpty();
        assertThat(this.catalog.history()).containsExactly("upgrade aaaa SUCCESS", "upgrade bbbb FAILED");
        assertThat(this.catalog.tables()).containsExactly("t_aaaa");
        requireNothingLeft();
    }

    /** So does a COMMIT that waits for a standby: it takes the cancellation for its end, and the next transaction begins. */
    @Test
    void aMessageStopsAlthoughItsStatementsGoOnWhenTheyAreCancelled() throws IOException, InterruptedException {
        String stubborn = "do $$ begin perform pg_sleep(600); exception when query_canceled then null; end $$;";
        this.revisions
                .add("bbbb", "aaaa", stubborn, "select 1;")
                .add("cccc", "bbbb", stubborn, "select 1;")
                .addTable("dddd", "cccc");
        Process command = start(CommandApplication.class, "migrate", "upgrade", "heads");
        await(command, "wait_event = 'PgSleep'");

        stop(command);

        assertThat(read("err"))
                .endsWith(
                        "The run was cancelled before Upgrade to dddd (make dddd). Steps that ran before and stay: aaaa,"
                                + " bbbb, cccc; the database is at cccc.\nRun it again: it goes on with dddd.\n");
        requireNothingLeft();
    }

    @Test
    void aHalfOutsideATransactionStopsBehindAStatement() throws IOException, InterruptedException {
        this.revisions.write("bbbb", "aaaa", """
                -- migrate:up transaction:false
                create table t_bbbb (id int);
                do $$ begin perform pg_sleep(600); end $$;
                create table never (id int);
                """);
        Process command = start(CommandApplication.class, "migrate", "upgrade", "heads");
        await(command, "wait_event = 'PgSleep'");

        stop(command);

        assertThat(read("err"))
                .contains(
                        "The run was cancelled during Upgrade to bbbb (make bbbb). The step runs outside a transaction: its"
                                + " first statement took effect and remains. Steps that ran before and stay: aaaa; the database is at"
                                + " aaaa.\n");
        assertThat(this.catalog.history())
                .containsExactly("upgrade aaaa SUCCESS", "upgrade bbbb STARTED", "upgrade bbbb FAILED");
        assertThat(this.catalog.tables()).containsExactly("t_aaaa", "t_bbbb");
        requireNothingLeft();
    }

    @Test
    void aCommandThatWaitsForAnotherRunStopsWaiting() throws Exception {
        CompletableFuture<?> other = otherRun();
        Process command = start(CommandApplication.class, "migrate", "upgrade", "heads");
        while (!read("err").contains("Waiting for the migration lock")) {
            assertThat(command.isAlive()).as(read("err")).isTrue();
            Thread.onSpinWait();
        }

        stop(command);

        assertThat(read("err")).endsWith("""
                The wait for the migration lock was interrupted; nothing was changed.
                Start again.
                """);
        other.cancel(true);
        assertThat(other).failsWithin(1, TimeUnit.MINUTES);
    }

    @Test
    void aStartEndsBetweenRevisions() throws IOException, InterruptedException {
        this.revisions.add("bbbb", "aaaa", "create table t_bbbb (id int);\nselect pg_sleep(600);", "select 1;");
        Process application = start(StartingApplication.class);
        await(application, "wait_event = 'PgSleep'");

        stop(application);

        assertThat(read("out"))
                .contains(
                        "The upgrade was stopped, as the process was told to end. The run was cancelled during Upgrade to"
                                + " bbbb (make bbbb). The step was rolled back: nothing of it remains. Steps that ran before and stay:"
                                + " aaaa; the database is at aaaa.")
                .doesNotContain("started with");
        assertThat(this.catalog.history()).containsExactly("upgrade aaaa SUCCESS", "upgrade bbbb FAILED");
        requireNothingLeft();
    }

    @Test
    void aStartThatWaitsForAnotherRunStopsWaiting() throws Exception {
        CompletableFuture<?> other = otherRun();
        Process application = start(StartingApplication.class);
        // The backslashes keep it from finding the question itself, as a connection that is about to end still shows
        // it.
        await(application, "query like '%pg\\_catalog.pg\\_locks%'");

        stop(application);

        assertThat(read("out"))
                .contains("The upgrade was stopped, as the process was told to end. The wait for the migration lock was"
                        + " interrupted; nothing was changed. Start again.")
                .doesNotContain("started with");
        other.cancel(true);
        assertThat(other).failsWithin(1, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--migrate.startup=none"})
    void anApplicationThatHasStartedHasNothingToStop(String argument) throws IOException, InterruptedException {
        Process application = start(StartingApplication.class, argument, "--linger");
        while (!read("out").contains("started with")) {
            assertThat(application.isAlive()).as(read("err") + read("out")).isTrue();
            Thread.onSpinWait();
        }

        stop(application);

        assertThat(read("out")).doesNotContain("stopped").doesNotContain("cancelled");
    }
}
