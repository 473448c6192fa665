package dev.migrate.cli;

/** What the operating system is told. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    /** A check did not hold. */
    static final int CHECK = 3;

    private ExitCode() {}
}
