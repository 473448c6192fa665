package dev.migrate.cli;

import picocli.CommandLine.HelpCommand;

/** The name before all commands. */
@picocli.CommandLine.Command(
        name = "migrate",
        description = "Database migrations of this application.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class,
        footer = {
            "",
            "\"migrate COMMAND --help\" tells everything about a command. An argument such as",
            "--spring.profiles.active=dev is taken by the application, whose configuration is used.",
            "Ends with 0 when done, 1 when it failed, 2 for a wrong call, 3 when a check did not hold."
        })
final class MigrateCommand {}
