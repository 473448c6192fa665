package dev.migrate.autoconfigure.cli;

/**
 * Ends the process behind a command. Whoever starts an application within another program can put one of their own into the
 * bootstrap registry; if it returns, the run of the application is abandoned.
 */
@FunctionalInterface
public interface CommandExit {

    /**
     * Ends the process.
     *
     * @param code the exit code
     */
    void exit(int code);
}
