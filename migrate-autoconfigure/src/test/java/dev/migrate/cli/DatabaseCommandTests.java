package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.cli.CommandLineFixture.Result;
import dev.migrate.engine.MigrationEvent.TryingAgain;
import dev.migrate.engine.MigrationEvent.WaitingForLock;
import dev.migrate.engine.MigrationEvent.WaitingForTables;
import dev.migrate.engine.PlannedStep;
import dev.migrate.graph.Direction;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alembic's tutorial and what goes beyond it, command by command, on a database. */
class DatabaseCommandTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions = new RevisionFolder(Path.of(""));
    private CommandLineFixture commands = new CommandLineFixture(() -> this.revisions.scripts(), null, Path.of(""));

    @BeforeEach
    void writeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder)
                .addTable("aaaa", "<base>")
                .addTable("bbbb", "aaaa")
                .addTable("cccc", "bbbb");
        this.commands = new CommandLineFixture(this.revisions::scripts, this.database.dataSource(), folder);
    }

    private Result done(String... arguments) {
        Result result = this.commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private void fails(String problem, String action, String... arguments) {
        Result result = this.commands.run(arguments);
        assertThat(result.err()).isEqualTo(problem + "\n" + action + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void goesUpAndDownAsInTheTutorial() {
        assertThat(done("upgrade", "+1").out()).isEqualTo("Upgraded by 1 revision: the database is at aaaa.\n");
        assertThat(done("upgrade", "head").out()).isEqualTo("Upgraded by 2 revisions: the database is at cccc.\n");
        assertThat(done("current").out()).isEqualTo("cccc (head)\n");
        assertThat(done("downgrade", "-1").out()).isEqualTo("Downgraded by 1 revision: the database is at bbbb.\n");
        assertThat(done("current").out()).isEqualTo("bbbb\n");
        assertThat(done("downgrade", "aa").out()).isEqualTo("Downgraded by 1 revision: the database is at aaaa.\n");
        assertThat(done("downgrade", "base").out()).isEqualTo("Downgraded by 1 revision: the database is at <base>.\n");
        assertThat(this.catalog.tables()).isEmpty();
        assertThat(done("stamp", "head").out()).isEqualTo("Stamped with 1 revision: the database is at cccc.\n");
        assertThat(done("upgrade", "head").out()).isEqualTo("Nothing to do: the database is at cccc.\n");
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void tellsProgressInPlainLines() {
        assertThat(done("upgrade", "heads").err().lines().map(line -> line.replaceAll("\\d+ ms", "N ms")))
                .containsExactly(
                        "[1/3] <base> -> aaaa, make aaaa ... N ms",
                        "[2/3] aaaa -> bbbb, make bbbb ... N ms",
                        "[3/3] bbbb -> cccc, make cccc ... N ms");
        assertThat(done("downgrade", "-1").err().replaceAll("\\d+ ms", "N ms"))
                .isEqualTo("[1/1] cccc -> bbbb, make cccc ... N ms\n");
        assertThat(done("stamp", "aaaa").err().replaceAll("\\d+ ms", "N ms"))
                .isEqualTo("[1/1] bbbb -> aaaa, make aaaa ... N ms\n");
    }

    @Test
    void writesOverALineOfProgressOnATerminal() {
        String err = this.commands.onTerminal().run("upgrade", "+1").err();
        assertThat(err.replaceAll("\\d+ ms", "N ms"))
                .isEqualTo("\r\u001B[K[1/1] <base> -> aaaa, make aaaa ... "
                        + "\r\u001B[K[1/1] <base> -> aaaa, make aaaa ... N ms\n");
    }

    @Test
    void tellsForWhomItWaits() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Progress progress =
                new Progress(new Terminal(stream, stream, false, Path.of(""), name -> ""), this.revisions.scripts());
        PlannedStep step =
                this.commands.migrator().plan(Direction.UPGRADE, "aaaa").steps().get(0);

        progress.on(new WaitingForLock("process 1 (orders)"));
        progress.on(new WaitingForTables(List.of("process 2 (backup)", "process 3 (restore)")));
        progress.on(new TryingAgain(step, List.of("process 4 (reporting)"), Duration.ofMillis(300)));
        progress.on(new TryingAgain(step, List.of(), Duration.ofMillis(300)));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                Waiting for the migration lock, held by process 1 (orders)
                Waiting for the tables of migrate, probably locked by process 2 (backup) and process 3 (restore)
                Waiting for the locks of aaaa, probably held by process 4 (reporting)
                Waiting for the locks of aaaa
                """);
    }

    @Test
    void quietTellsResultsOnly() {
        Result result = done("upgrade", "heads", "-q");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("Upgraded by 3 revisions: the database is at cccc.\n");
        assertThat(done("heads", "-q").out()).isEqualTo("cccc (head)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current",
                "current -v",
                "current -c",
                "history -i",
                "history -r current:",
                "pending",
                "show current",
                "plan heads",
                "repair"
            })
    void readingWritesNothingNotEvenATable(String command) {
        this.commands.run(command.split(" ", -1));
        assertThat(this.catalog.strings("select tablename::text from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void checkEndsWithThree() {
        Result behind = this.commands.run("current", "--check-heads");
        assertThat(behind.exitCode()).isEqualTo(3);
        assertThat(behind.err()).isEqualTo("The database is not at all heads: it lacks aaaa, bbbb, cccc.\n");
        done("upgrade", "heads");
        done("current", "--check-heads");
    }

    @Test
    void checkUnderstandsADependency(@TempDir Path other) {
        RevisionFolder dependent = new RevisionFolder(other)
                .addTable("aaaa", "<base>")
                .write("bbbb", "<base>\n-- Depends On: aaaa", "-- migrate:up\n-- migrate:down\n");
        this.commands = new CommandLineFixture(dependent::scripts, this.database.dataSource(), other);
        done("upgrade", "heads");
        assertThat(done("current", "--check-heads").out()).isEqualTo("aaaa (effective head)\nbbbb (head)\n");
    }

    @Test
    void theOldestHeadComesFirst(@TempDir Path other) {
        RevisionFolder forked =
                new RevisionFolder(other).addTable("bbbb", "<base>").addTable("aaaa", "<base>");
        this.commands = new CommandLineFixture(forked::scripts, this.database.dataSource(), other);
        assertThat(done("heads").out()).isEqualTo("bbbb (head)\naaaa (head)\n");
    }

    @Test
    void currentTellsOfRowsThatAreNotHere() {
        done("upgrade", "bbbb");
        this.catalog.execute("insert into migrate_version values ('deadbeef')");
        assertThat(done("current").out()).isEqualTo("bbbb\ndeadbeef (missing)\n");
        assertThat(done("current", "-v").out())
                .startsWith("Current revision(s) for " + this.database.jdbcUrl() + ":\nRev: bbbb\nParent: aaaa\n");
    }

    @Test
    void listsWhatIsPending() {
        done("upgrade", "+1");
        assertThat(done("pending").out()).isEqualTo("aaaa -> bbbb, make bbbb\nbbbb -> cccc (head), make cccc\n");
        done("upgrade", "head");
        assertThat(done("pending")).isEqualTo(new Result(0, "", "Nothing is pending.\n"));
    }

    @Test
    void plansWithEachStatement() {
        done("upgrade", "bbbb");
        assertThat(done("plan", "head").out())
                .isEqualTo("-- [1/1] bbbb -> cccc, make cccc (ddl)\ncreate table t_cccc (id int);\n\n");
        assertThat(done("plan", "base", "--downgrade").out()).isEqualTo("""
                        -- [1/2] bbbb -> aaaa, make bbbb (ddl)
                        drop table t_bbbb;

                        -- [2/2] aaaa -> <base>, make aaaa (ddl)
                        drop table t_aaaa;

                        """);
        assertThat(this.catalog.heads()).containsExactly("bbbb");
    }

    @Test
    void speaksJson() {
        assertThat(done("upgrade", "aaaa", "--json")
                        .out()
                        .replaceAll("\"executionTimeMs\":\\d+", "\"executionTimeMs\":0"))
                .isEqualTo("{\"direction\":\"upgrade\",\"headsBefore\":[],\"headsAfter\":[\"aaaa\"],"
                        + "\"steps\":[{\"revision\":\"aaaa\",\"message\":\"make aaaa\",\"executionTimeMs\":0}]}\n");
        assertThat(done("current", "--json").out())
                .isEqualTo("{\"current\":[\"aaaa\"],\"heads\":[\"cccc\"],\"upToDate\":false,\"revisions\":["
                        + "{\"revision\":\"aaaa\",\"downRevisions\":[],\"branchLabels\":[],\"dependsOn\":[],"
                        + "\"message\":\"make aaaa\",\"type\":\"SQL\",\"script\":\"aaaa_make_aaaa.sql\","
                        + "\"createdAt\":\"2024-01-01T12:00:01Z\",\"head\":false,\"branchPoint\":false,"
                        + "\"mergePoint\":false}]}\n");
        assertThat(done("history", "-i", "-r", ":aaaa", "--json").out())
                .startsWith("{\"history\":[{\"revision\":\"aaaa\",")
                .contains("\"current\":true,\"state\":\"APPLIED\",\"checksum\":\"");
        assertThat(done("pending", "--json").out())
                .startsWith("{\"upToDate\":false,\"pending\":[{\"revision\":\"bbbb\",");
        assertThat(done("plan", "bbbb", "--json").out())
                .isEqualTo("{\"direction\":\"upgrade\",\"headsBefore\":[\"aaaa\"],\"headsAfter\":[\"bbbb\"],"
                        + "\"steps\":[{\"revision\":\"bbbb\",\"message\":\"make bbbb\",\"transactional\":true,"
                        + "\"statements\":[{\"text\":\"create table t_bbbb (id int)\",\"line\":8,\"code\":false,"
                        + "\"class\":\"ddl\"}]}]}\n");
        assertThat(done("repair", "--json").out()).isEqualTo("{\"applied\":false,\"repairs\":[]}\n");
    }

    @Test
    void rangesBeginAtCurrent() {
        done("upgrade", "bbbb");
        assertThat(done("history", "-r", "current:").out())
                .isEqualTo("bbbb -> cccc (head), make cccc\naaaa -> bbbb, make bbbb\n");
        assertThat(done("history", "-r-1:").out()).contains("cccc");
    }

    @Test
    void twoHeadsAreAnErrorThatNamesTheWayOut() {
        this.revisions.addTable("dddd", "bbbb");
        fails(
                "\"head\" stands for several heads: cccc, dddd.",
                "Join them with \"migrate merge heads\". Or name one of them, one of a branch with <branch>@head, or all"
                        + " of them with heads.",
                "upgrade",
                "head");
        done("upgrade", "heads");
    }

    @Test
    void isAtARevisionThatWasEditedSince() {
        done("upgrade", "bbbb");
        this.catalog.execute("update migrate_history set checksum = 'other', fingerprint = 'other'");
        assertThat(done("current").out()).isEqualTo("bbbb\n");
    }

    @Test
    void purgesWhatNobodyKnows() {
        done("upgrade", "heads");
        this.catalog.execute("update migrate_version set version_num = 'deadbeef'");
        assertThat(this.commands.run("stamp", "head").exitCode()).isEqualTo(1);
        done("stamp", "--purge", "head");
        assertThat(this.catalog.heads()).containsExactly("cccc");
    }

    @Test
    void createsTheTablesAlone() {
        assertThat(done("ensure-version").err()).isEqualTo("The version table and the history table were created.\n");
        assertThat(done("ensure-version").err()).isEqualTo("The tables are there already.\n");
        assertThat(this.catalog.heads()).isEmpty();
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void listsAndSettlesWhatAnEditLeft() {
        done("upgrade", "aaaa");
        this.revisions.remove("aaaa").add("aaaa", "<base>", "create table t_aaaa (id bigint);", "drop table t_aaaa;");
        assertThat(this.commands.run("upgrade", "heads").exitCode()).isEqualTo(1);
        Result listed = done("repair");
        assertThat(listed.out()).startsWith("aaaa (edited), make aaaa: ");
        assertThat(listed.err()).isEqualTo("Nothing was changed: settle this with \"migrate repair --apply\".\n");
        done("repair", "--apply");
        assertThat(done("repair").err()).isEqualTo("Nothing needs a repair.\n");
        done("upgrade", "heads");
    }

    @Test
    void aFailureIsTwoLinesBehindTheProgress() {
        this.revisions.add("dddd", "cccc", "create table t_dddd (id imt);", "");
        Result result = this.commands.run("upgrade", "heads");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()
                        .lines()
                        .skip(result.err().lines().count() - 2)
                        .toList()
                        .get(0))
                .startsWith("Upgrade to dddd (make dddd) failed in ");
        assertThat(result.err()).doesNotContain("\tat ");
        assertThat(this.commands.run("upgrade", "heads", "--stacktrace").err()).contains("\tat ");
    }
}
