package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.RevisionFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The manual names each command with each of its options, and no others. */
class CommandsManualTests {

    private static final Path PAGE = Path.of("..", "docs", "commands.md");

    /** Told once for all, at the top of the page. */
    private static final List<String> COMMON = List.of("-h", "--help", "-q", "--quiet", "--stacktrace");

    private static final Pattern SECTION = Pattern.compile("(?ms)^### `([\\w-]+)[^\n]*\n(.*?)(?=^##|\\z)");
    private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(-[^`]+)`(?:, `(-[^`]+)`)? \\|");

    private final CommandLine root = new Cli(
                    new CommandLineFixture(() -> new RevisionFolder(Path.of("")).scripts(), null, Path.of("")),
                    Terminal.of(System.out, System.err))
            .commandLine();

    @Test
    void namesEachCommandAndEachOption() throws IOException {
        Map<String, List<String>> described = SECTION.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(section -> section.group(1), section -> options(section.group(2))));
        Map<String, List<String>> offered = this.root.getSubcommands().entrySet().stream()
                .filter(command -> !command.getKey().equals("help"))
                .collect(Collectors.toMap(Map.Entry::getKey, command -> options(command.getValue())));
        assertThat(described).isEqualTo(offered);
        assertThat(Files.readString(PAGE))
                .contains(COMMON.stream().map(name -> "`" + name + "`").toList());
    }

    private static List<String> options(String section) {
        return OPTION.matcher(section)
                .results()
                .flatMap(CommandsManualTests::names)
                .map(name -> name.split(" ", 2)[0])
                .sorted()
                .toList();
    }

    private static Stream<String> names(MatchResult row) {
        return row.group(2) == null ? Stream.of(row.group(1)) : Stream.of(row.group(1), row.group(2));
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        names.removeAll(COMMON);
        return names.stream().sorted().toList();
    }
}
