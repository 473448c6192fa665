package dev.migrate.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of an application. */
public final class Cli {

    /** What the application takes, such as {@code --spring.profiles.active=dev}: no option of a command has a dot. */
    private static final Pattern PROPERTY = Pattern.compile("--[\\w\\[\\]-]+(\\.[\\w\\[\\]-]+)+(=.*)?", Pattern.DOTALL);

    private static final List<BiFunction<Workspace, Terminal, Command>> COMMANDS = List.of(
            UpgradeCommand::new,
            DowngradeCommand::new,
            CurrentCommand::new,
            CheckCommand::new,
            HistoryCommand::new,
            PendingCommand::new,
            PlanCommand::new,
            HeadsCommand::new,
            BranchesCommand::new,
            ShowCommand::new,
            RevisionCommand::new,
            MergeCommand::new,
            EditCommand::new,
            StampCommand::new,
            RepairCommand::new,
            EnsureVersionCommand::new,
            InitCommand::new,
            CompletionCommand::new);

    private final Workspace workspace;
    private final Terminal terminal;

    /**
     * Creates a command line.
     *
     * @param workspace the application
     * @param terminal where to print
     */
    public Cli(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    /** Tells whether an argument sets a property of the application, such as {@code --spring.profiles.active=dev}. */
    public static boolean isProperty(String argument) {
        return PROPERTY.matcher(argument).matches();
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its arguments
     * @return 0 when done, 1 when it failed, 2 when it was called wrongly, 3 when a check did not hold
     */
    public int run(List<String> arguments) {
        String[] own =
                arguments.stream().filter(argument -> !isProperty(argument)).toArray(String[]::new);
        try {
            return commandLine().execute(own);
        } finally {
            this.terminal.out().flush();
            this.terminal.err().flush();
        }
    }

    CommandLine commandLine() {
        CommandLine root = new CommandLine(new MigrateCommand());
        COMMANDS.forEach(command -> root.addSubcommand(command.apply(this.workspace, this.terminal)));
        root.getSubcommands().values().forEach(Cli::prepare);
        Failures failures = new Failures(this.terminal);
        root.setOut(writer(this.terminal.out()));
        root.setErr(writer(this.terminal.err()));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(this.terminal.interactive() ? Ansi.ON : Ansi.OFF));
        root.setUsageHelpWidth(100);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExpandAtFiles(false);
        root.setParameterExceptionHandler(failures);
        root.setExecutionExceptionHandler(failures);
        return root;
    }

    private static void prepare(CommandLine command) {
        // So that "downgrade -1" is understood; Identifier refuses what is no identifier.
        command.setUnmatchedOptionsArePositionalParams(true);
        if (command.getCommand() instanceof Command) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help and end.")
                            .build());
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
