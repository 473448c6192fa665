package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.autoconfigure.ResourceScriptSource;
import dev.migrate.cli.CommandLineFixture.Result;
import dev.migrate.script.FileNaming;
import dev.migrate.script.RevisionTemplate;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ResourceUtils;

/** New revisions in the sources of a Maven module. */
class AuthoringTests {

    private static final String FOLDER = "src/main/resources/db/revisions/";

    @TempDir
    private Path module = Path.of("");

    private CommandLineFixture commands = new CommandLineFixture(AuthoringTests::nothingBuilt, null, this.module);

    @BeforeEach
    void makeModule() throws IOException {
        Files.writeString(this.module.resolve("pom.xml"), "<project/>");
        this.commands = new CommandLineFixture(AuthoringTests::nothingBuilt, null, this.module);
    }

    private static ScriptSet nothingBuilt() {
        return ScriptSet.read(List::of);
    }

    private String done(String... arguments) {
        Result result = this.commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private String text(String file) throws IOException {
        return Files.readString(this.module.resolve(file));
    }

    @Test
    void writesAnSqlRevision() throws IOException {
        Result result = this.commands.run("revision", "-m", "Add user's  table!", "--rev-id", "abc123");
        assertThat(result.out()).isEqualTo(FOLDER + "abc123_add_user_s_table.sql\n");
        assertThat(result.err()).isEqualTo("Revision abc123 revises <base>. Written to:\n");
        assertThat(text(FOLDER + "abc123_add_user_s_table.sql").replaceAll("Create Date: \\S+Z", "Create Date: now"))
                .isEqualTo("""
                        -- Add user's table!
                        --
                        -- Revision ID: abc123
                        -- Revises: <base>
                        -- Create Date: now

                        -- migrate:up

                        -- migrate:down
                        """);
    }

    @Test
    void theNextOneContinuesWhatIsNotBuiltYet() throws IOException {
        done("revision", "-m", "one", "--rev-id", "aaaa");
        done("revision", "-m", "two", "--rev-id", "bbbb");
        assertThat(text(FOLDER + "bbbb_two.sql")).contains("-- Revises: aaaa\n");
        assertThat(done("revision", "-m", "three")).matches(FOLDER + "[0-9a-f]{12}_three\\.sql\n");
    }

    @Test
    void theSourcesMayBeBehindALinkAndHoldWhatEditorsLeave() throws IOException {
        Path shared = Files.createDirectories(this.module.resolve("shared"));
        Files.createDirectories(this.module.resolve("src/main/resources/db"));
        Files.createSymbolicLink(this.module.resolve("src/main/resources/db/revisions"), shared);
        done("revision", "-m", "one", "--rev-id", "aaaa");
        Files.createSymbolicLink(shared.resolve(".#aaaa_one.sql"), Path.of("me@host.1234"));
        Files.writeString(shared.resolve("._aaaa_one.sql"), "no revision");
        Files.writeString(Files.createDirectory(shared.resolve(".trash")).resolve("old.sql"), "no revision");
        done("revision", "-m", "two", "--rev-id", "bbbb");
        assertThat(shared.resolve("bbbb_two.sql")).content().contains("-- Revises: aaaa\n");
    }

    @Test
    void twoPeopleMakeTwoHeadsAndOneJoinsThem() throws IOException {
        done("revision", "-m", "one", "--rev-id", "aaaa");
        done("revision", "-m", "hers", "--rev-id", "bbbb");
        done("revision", "-m", "his", "--rev-id", "cccc", "--head", "aaaa", "--splice");
        assertThat(this.commands.run("revision", "-m", "more"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "\"head\" stands for several heads: bbbb, cccc.\nJoin them with \"migrate merge heads\". Or name"
                                + " one of them, one of a branch with <branch>@head, or all of them with heads.\n"));
        done("merge", "heads", "--rev-id", "dddd");
        assertThat(text(FOLDER + "dddd_merge_bbbb_and_cccc.sql"))
                .contains("-- merge bbbb and cccc\n", "-- Revises: bbbb, cccc\n");
        assertThat(this.commands.run("merge", "heads").err())
                .isEqualTo(
                        "There is nothing to merge dddd with.\nName two revisions or more; \"migrate heads\" lists those"
                                + " that can be joined.\n");
    }

    @Test
    void aSpliceHasToBeSaid() {
        done("revision", "-m", "one", "--rev-id", "aaaa");
        done("revision", "-m", "two", "--rev-id", "bbbb");
        assertThat(this.commands.run("revision", "-m", "x", "--head", "aaaa").err())
                .isEqualTo(
                        "Revision aaaa is not a head: bbbb continues it.\nSay --splice to begin another branch there.\n");
    }

    @Test
    void labelsAndDependenciesAreWritten() throws IOException {
        done("revision", "-m", "one", "--rev-id", "aaaa", "--branch-label", "users", "--branch-label", "core");
        done("revision", "-m", "two", "--rev-id", "bbbb", "--head", "base", "--depends-on", "users");
        assertThat(text(FOLDER + "aaaa_one.sql")).contains("-- Branch Labels: users, core\n");
        assertThat(text(FOLDER + "bbbb_two.sql")).contains("-- Revises: <base>\n", "-- Depends On: users\n");
        assertThat(this.commands
                        .run("revision", "-m", "x", "--head", "aaaa", "--branch-label", "users")
                        .err())
                .startsWith("\"users\" is a branch label of revision aaaa.\n");
    }

    @Test
    void writesAJavaRevision() throws IOException {
        done("revision", "-m", "one", "--rev-id", "aaaa");
        assertThat(done("revision", "-m", "add user table", "--rev-id", "bbbb", "--format", "java"))
                .isEqualTo("src/main/java/db/revisions/R_bbbb_AddUserTable.java\n");
        assertThat(text("src/main/java/db/revisions/R_bbbb_AddUserTable.java")
                        .replaceAll("created = \"[^\"]+\"", "created = \"now\""))
                .isEqualTo("""
                        package db.revisions;

                        import dev.migrate.operation.Operations;
                        import dev.migrate.script.Migration;
                        import dev.migrate.script.Revision;

                        /** add user table */
                        @Revision(id = "bbbb", revises = "aaaa", created = "now")
                        class R_bbbb_AddUserTable implements Migration {

                            @Override
                            public void upgrade(Operations op) {
                            }

                            @Override
                            public void downgrade(Operations op) {
                            }
                        }
                        """);
        assertThat(this.commands.run("revision", "-m", "next").err())
                .isEqualTo(
                        "The sources have src/main/java/db/revisions/R_bbbb_AddUserTable.java, and the application that"
                                + " runs was built without it.\nBuild the application first: a new revision has to come after that"
                                + " one.\n");
    }

    @Test
    void namesFilesAsConfigured() {
        this.commands.withNaming(new FileNaming("{year}/{rev}_{slug}", 10));
        assertThat(done("revision", "-m", "a rather long message", "--rev-id", "aaaa"))
                .matches(FOLDER + "\\d{4}/aaaa_a_rather\\.sql\n");
        this.commands.withNaming(new FileNaming("{year}_{month}_{day}_{rev}_{slug}", 40));
        assertThat(done("revision", "-m", "two", "--rev-id", "bbbb"))
                .matches(FOLDER + "\\d{4}_\\d\\d_\\d\\d_bbbb_two\\.sql\n");
        done("revision", "-m", "three");
    }

    @Test
    void usesAnotherTemplate() throws IOException {
        this.commands.withTemplate(new RevisionTemplate(
                ScriptType.SQL,
                "mine",
                "-- {{message}} (by us)\n-- Revision ID: {{id}}\n-- Revises: {{revises}}\n-- migrate:up\nselect 1;\n"));
        done("revision", "-m", "one", "--rev-id", "aaaa");
        assertThat(text(FOLDER + "aaaa_one.sql"))
                .isEqualTo("-- one (by us)\n-- Revision ID: aaaa\n-- Revises: <base>\n-- migrate:up\nselect 1;\n");
    }

    @Test
    void refusesATemplateThatLosesTheParents() {
        done("revision", "-m", "one", "--rev-id", "aaaa");
        this.commands.withTemplate(
                new RevisionTemplate(ScriptType.SQL, "mine", "-- Revision ID: {{id}}\n-- migrate:up\n"));
        assertThat(this.commands.run("revision", "-m", "two").err()).isEqualTo("""
                        The configured template makes a revision without id, parents, branch labels and dependencies.
                        Compare it with the built-in one in the manual, docs/commands.md.
                        """);
        this.commands.withTemplate(new RevisionTemplate(ScriptType.SQL, "mine", "{{who}}"));
        assertThat(this.commands.run("revision", "-m", "two").err()).startsWith("The template mine has {{who}}, which");
    }

    @Test
    void runsHooksAndRespectsTheirStatus() throws IOException {
        this.commands.withHooks("sh -c 'echo \"-- touched\" >> \"$0\"; echo said'", "test -f {file}");
        Result result = this.commands.run("revision", "-m", "one", "--rev-id", "aaaa");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).startsWith("said\n");
        assertThat(text(FOLDER + "aaaa_one.sql")).endsWith("-- touched\n");
        this.commands.withHooks("false");
        Result failed = this.commands.run("revision", "-m", "two", "--rev-id", "bbbb");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).startsWith("The hook \"false\" ended with status 1 for ");
    }

    @Test
    void doesNotWaitForWhatAHookLeavesBehind() throws IOException {
        this.commands.withHooks("sh -c '(sleep 30; touch \"$0\".ended) & echo $! > \"$0\".pid; echo said'");
        Result result = this.commands.run("revision", "-m", "one", "--rev-id", "aaaa");
        boolean ended = Files.exists(this.module.resolve(FOLDER + "aaaa_one.sql.ended"));
        ProcessHandle.of(Long.parseLong(text(FOLDER + "aaaa_one.sql.pid").strip()))
                .ifPresent(ProcessHandle::destroyForcibly);

        assertThat(ended).isFalse();
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).startsWith("said\n");
    }

    @Test
    void refusesWhereThereAreNoSources() throws IOException {
        Files.delete(this.module.resolve("pom.xml"));
        assertThat(this.commands.run("revision", "-m", "one").err())
                .isEqualTo("There are no sources here to write a revision to: neither " + this.module
                        + " nor the place of the application is the folder of a Maven or Gradle module.\nRun this in the"
                        + " folder of the module, or make a folder and say --migrate.locations=classpath:db/revisions,file:<folder>"
                        + " --location file:<folder>.\n");
        Path folder = Files.createDirectory(this.module.resolve("mine"));
        this.commands.withLocations("classpath:db/revisions", "file:" + folder);
        done("revision", "-m", "one", "--rev-id", "aaaa", "--location", "file:" + folder);
        assertThat(folder.resolve("aaaa_one.sql")).exists();
    }

    @Test
    void asksWhichOfSeveralLocations() {
        this.commands.withLocations("classpath:db/revisions", "classpath:db/other");
        assertThat(this.commands.run("revision", "-m", "one").err()).isEqualTo("""
                        There are several locations of revisions: classpath:db/revisions, classpath:db/other.
                        Name one with --location.
                        """);
        done("revision", "-m", "one", "--location", "classpath:db/other", "--rev-id", "aaaa");
        assertThat(done("revision", "-m", "two", "--rev-id", "bbbb"))
                .isEqualTo("src/main/resources/db/other/bbbb_two.sql\n");
    }

    @Test
    void writesIntoTheFolderThatALocationIsReadFrom() throws IOException {
        for (String name : List.of("my%20revisions", "a b+c", "100%")) {
            String location = "file:" + this.module.resolve(name);
            Path folder = ResourceUtils.getFile(location).toPath();
            this.commands.withLocations(location);
            done("revision", "-m", "one", "--rev-id", "aaaa");
            assertThat(folder.resolve("aaaa_one.sql")).exists();
        }
    }

    @Test
    void makesAProjectReady() throws IOException {
        List<String> made = done("init").lines().toList();
        assertThat(made).hasSize(2);
        assertThat(made.get(0)).matches(FOLDER + "[0-9a-f]{12}_first_revision\\.sql");
        assertThat(made.get(1)).isEqualTo(".env.api.example");
        assertThat(done("init")).isEmpty();
        try (Stream<Path> files = Files.list(this.module.resolve(FOLDER))) {
            assertThat(files).hasSize(1);
        }
        ScriptSet scripts = ScriptSet.read(
                new ResourceScriptSource(List.of("file:" + this.module.resolve(FOLDER)), new DefaultResourceLoader()));
        assertThat(scripts.graph().heads()).hasSize(1);
    }

    @Test
    void opensTheSourceInTheEditor() throws IOException {
        done("revision", "-m", "one", "--rev-id", "aaaa");
        Path file = this.module.resolve(FOLDER + "aaaa_one.sql");
        this.commands = new CommandLineFixture(
                () -> ScriptSet.read(() -> List.of(new dev.migrate.script.ScriptResource.Sql(
                        "aaaa_one.sql", "db/revisions/aaaa_one.sql", () -> Files.readAllBytes(file)))),
                null,
                this.module);
        this.commands.withVariable("EDITOR", "sh -c 'echo \"-- edited\" >> \"$0\"'");
        done("edit", "head");
        assertThat(Files.readString(file)).endsWith("-- edited\n");
        this.commands.withVariable("EDITOR", "").withVariable("PATH", "");
        assertThat(this.commands.run("edit", "head").err())
                .isEqualTo(
                        "There is no editor: neither EDITOR nor VISUAL is set, and none of the usual ones is here.\nSet"
                                + " EDITOR, such as EDITOR=nano.\n");
    }
}
