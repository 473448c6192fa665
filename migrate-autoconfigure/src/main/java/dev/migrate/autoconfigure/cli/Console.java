package dev.migrate.autoconfigure.cli;

import dev.migrate.MigrateException;
import java.util.List;

/** Prints a failure where there is no command line yet that would do it. */
final class Console {

    private Console() {}

    static void printFailure(MigrateException failure, Throwable cause, List<String> arguments) {
        System.err.println(line(failure.problem()));
        System.err.println(line(failure.action()));
        if (arguments.contains("--stacktrace")) {
            cause.printStackTrace();
        }
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
