package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.cli.CommandLineFixture.Result;
import dev.migrate.testing.RevisionFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that cannot be understood or cannot be done: two lines, and no trace. */
class WrongCallTests {

    private CommandLineFixture commands =
            new CommandLineFixture(() -> new RevisionFolder(Path.of("")).scripts(), null, Path.of(""));

    @BeforeEach
    void writeRevisions(@TempDir Path folder) {
        RevisionFolder revisions =
                new RevisionFolder(folder).addTable("aaaa1", "<base>").addTable("aaaa2", "aaaa1");
        this.commands = new CommandLineFixture(revisions::scripts, null, folder).withLocations("file:" + folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            foo                     | There is no command "foo".                        | "migrate --help" shows how it is called.
            upgrad head             | There is no command "upgrad".                     | "migrate upgrade" is similar; "migrate --help" lists all.
            upgrade                 | Missing required parameter: 'REV'.                | "migrate upgrade --help" shows how it is called.
            upgrade head aaaa1      | "aaaa1" is one argument too many.                 | "migrate upgrade --help" shows how it is called.
            upgrade --foo           | Invalid value for positional parameter at index 0 (REV): There is no option --foo. | "migrate upgrade --help" shows how it is called.
            upgrade head --tag x    | --tag needs --sql.                                | "migrate upgrade --help" shows how it is called.
            stamp --purge --sql head | --purge does not go with --sql.                  | "migrate stamp --help" shows how it is called.
            heads --foo             | There is no option --foo.                         | "migrate heads --help" shows how it is called.
            heads x                 | "x" is one argument too many.                     | "migrate heads --help" shows how it is called.
            revision                | Missing required option: '--message=TEXT'.        | "migrate revision --help" shows how it is called.
            revision -m x --format xml | Invalid value for option '--format': expected one of [SQL, JAVA] (case-insensitive) but was 'xml'. | "migrate revision --help" shows how it is called.
            """)
    void endsWithTwo(String command, String problem, String action) {
        Result result = this.commands.run(command.split(" ", -1));
        assertThat(result).isEqualTo(new Result(2, "", problem + "\n" + action + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show nope",
                "show aaaa",
                "show aaaa1@nope",
                "show @",
                "show :",
                "show aaaa1+9",
                "show nope@head",
                "show aaaa1:aaaa2",
                "history -r aaaa1",
                "history -r a:b:c",
                "history -r aaaa2:aaaa1",
                "history -r nope:",
                "merge aaaa2",
                "merge nope",
                "merge heads",
                "merge aaaa1 aaaa2",
                "merge aaaa2 aaaa2",
                "edit nope",
                "edit base",
                "revision -m x --rev-id head",
                "revision -m x --rev-id aaaa1",
                "revision -m x --rev-id a-b",
                "revision -m x --head aaaa1",
                "revision -m x --head nope",
                "revision -m x --depends-on nope",
                "revision -m x --branch-label head",
                "revision -m x --branch-label a@b",
                "revision -m x --location classpath:other",
                "revision -m x --format java",
                "upgrade head",
                "downgrade -1",
                "downgrade +1",
                "stamp head",
                "current",
                "pending",
                "plan head",
                "repair",
                "ensure-version",
                "history -i",
                "show current",
                "downgrade --sql base",
                "upgrade --sql nope",
                "stamp --sql nope"
            })
    void endsWithOne(String command) {
        Result result = this.commands.run(command.split(" ", -1));
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(2);
        assertThat(result.err()).doesNotContain("Exception", "not foreseen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"heads", "branches", "history", "show head", "history -v", "upgrade --sql head", "completion"})
    void readsRevisionsWithoutADatabase(String command) {
        Result result = this.commands.run(command.split(" ", -1));
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    @Test
    void aProgrammingErrorIsTwoLinesToo() {
        CommandLineFixture broken = new CommandLineFixture(
                () -> {
                    throw new IllegalStateException("boom\nbang.");
                },
                null,
                Path.of(""));
        assertThat(broken.run("heads"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "IllegalStateException: boom bang.\n"
                                + "This is not foreseen. Run the command again with --stacktrace to see where it comes"
                                + " from.\n"));
        assertThat(broken.run("heads", "--stacktrace").err()).contains("\tat dev.migrate.cli.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help", "upgrade --help", "downgrade -h", "revision --help", "help merge"})
    void helpGoesToStandardOutput(String command) {
        Result result = this.commands.run(command.split(" ", -1));
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("Usage: migrate");
    }

    @Test
    void whatTheApplicationTakesIsNoOption() {
        assertThat(this.commands
                        .run("heads", "--spring.profiles.active=dev", "--migrate.locations[0]=x")
                        .out())
                .isEqualTo("aaaa2 (head)\n");
    }

    @Test
    void colourIsForTerminals() {
        assertThat(this.commands.onTerminal().run("heads").out())
                .isEqualTo("\u001B[33maaaa2\u001B[0m\u001B[36m (head)\u001B[0m\n");
    }
}
