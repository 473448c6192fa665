package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.time.Duration;

/**
 * What limits the statements of a transaction. Statements outside a transaction, such as {@code CREATE INDEX
 * CONCURRENTLY}, have no limit: they wait for whoever reads, and broken off they leave an unusable index.
 *
 * @param lock how long a statement may wait for a lock, as long as which the application's statements queue behind it; zero
 *     for no limit
 * @param statement how long a statement may take; zero for no limit
 * @param retry how long a transaction that did not get its locks is tried again; zero for never
 */
public record Timeouts(Duration lock, Duration statement, Duration retry) {

    /** Two seconds for a lock, no limit for a statement, five minutes of tries. */
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(2), Duration.ZERO, Duration.ofMinutes(5));

    /** Checks the components. */
    public Timeouts {
        requireNotNegative("migrate.lock-timeout", lock);
        requireNotNegative("migrate.statement-timeout", statement);
        requireNotNegative("migrate.lock-retry", retry);
    }

    private static void requireNotNegative(String property, Duration value) {
        if (value.isNegative()) {
            throw new MigrateException(
                    "A limit of time is negative: " + value + ".", "Set " + property + " to zero or more, such as 2s.");
        }
    }
}
