package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.operation.StatementClass;
import dev.migrate.postgres.Limits;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What limits the statements of a transaction. Statements outside a transaction, such as {@code CREATE INDEX
 * CONCURRENTLY}, have no limit: they wait for whoever reads, and broken off they leave an unusable index.
 *
 * @param lock how long a statement may wait for a lock, as long as which the application's statements queue behind it; zero
 *     for no limit
 * @param statement how long a statement may take whose class has no limit of its own; zero for no limit
 * @param retry how long a transaction that did not get its locks is tried again; zero for never
 * @param ddl how long a statement may take that changes definitions; zero for no limit, {@code null} for {@code statement}
 * @param scan how long one may take that reads whole tables; zero for no limit, {@code null} for {@code statement}
 * @param data how long one may take that changes rows; zero for no limit, {@code null} for {@code statement}
 */
public record Timeouts(
        Duration lock,
        Duration statement,
        Duration retry,
        @Nullable Duration ddl,
        @Nullable Duration scan,
        @Nullable Duration data) {

    /** Two seconds for a lock, no limit for a statement, five minutes of tries. */
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(2), Duration.ZERO, Duration.ofMinutes(5));

    /** Checks the components. */
    public Timeouts {
        requireNotNegative("migrate.lock-timeout", lock);
        requireNotNegative("migrate.statement-timeout", statement);
        requireNotNegative("migrate.lock-retry", retry);
        requireNotNegative("migrate.ddl-timeout", ddl);
        requireNotNegative("migrate.scan-timeout", scan);
        requireNotNegative("migrate.data-timeout", data);
    }

    /**
     * Sets the same limit for statements of every class.
     *
     * @param lock how long a statement may wait for a lock; zero for no limit
     * @param statement how long a statement may take; zero for no limit
     * @param retry how long a transaction that did not get its locks is tried again; zero for never
     */
    public Timeouts(Duration lock, Duration statement, Duration retry) {
        this(lock, statement, retry, null, null, null);
    }

    Limits limits() {
        return new Limits(
                this.lock,
                this.retry,
                Map.of(
                        StatementClass.DDL, of(StatementClass.DDL),
                        StatementClass.SCAN, of(StatementClass.SCAN),
                        StatementClass.DATA, of(StatementClass.DATA)));
    }

    /** Returns how long a statement of a class may take; zero for no limit. */
    Duration of(StatementClass kind) {
        return kind == StatementClass.OUTSIDE ? Duration.ZERO : Objects.requireNonNullElse(own(kind), this.statement);
    }

    /** Returns the property that says so. */
    String property(StatementClass kind) {
        return own(kind) == null
                ? "migrate.statement-timeout"
                : "migrate." + kind.name().toLowerCase(Locale.ROOT) + "-timeout";
    }

    private @Nullable Duration own(StatementClass kind) {
        return switch (kind) {
            case DDL -> this.ddl;
            case SCAN -> this.scan;
            case DATA -> this.data;
            case OUTSIDE -> null;
        };
    }

    private static void requireNotNegative(String property, @Nullable Duration value) {
        if (value != null && value.isNegative()) {
            throw new MigrateException(
                    "A limit of time is negative: " + value + ".", "Set " + property + " to zero or more, such as 2s.");
        }
    }
}
