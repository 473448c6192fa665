package dev.migrate.testing;

import java.util.stream.IntStream;

/**
 * The random seeds of tests that break things at random points. A build takes a few, always the same; the system property
 * {@code migrate.test.seeds} asks for more, {@code migrate.test.first-seed} for others.
 */
public final class Seeds {

    private Seeds() {}

    /** Returns how many cases to try. */
    public static int count(int usual) {
        return Integer.getInteger("migrate.test.seeds", usual);
    }

    /** Returns the seeds to try. */
    public static IntStream stream(int usual) {
        int first = Integer.getInteger("migrate.test.first-seed", 1);
        return IntStream.range(first, first + count(usual));
    }
}
