package dev.migrate.postgres;

import dev.migrate.operation.StatementClass;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The limits of time for statements in a transaction; zero is none. Statements outside a transaction have no limits: a short
 * {@code lock_timeout} would break off {@code CREATE INDEX CONCURRENTLY}, which waits for whoever reads.
 *
 * @param lock how long a statement may wait for a lock
 * @param retry how long what did not get its locks is tried again; zero for never
 * @param statements how long a statement of each class may take; a class that is missing has no limit
 */
public record Limits(Duration lock, Duration retry, Map<StatementClass, Duration> statements) {

    /** No limit for anything. */
    public static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, Map.of());

    /** Copies the map. */
    public Limits {
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(retry, "retry");
        statements = Map.copyOf(statements);
    }

    Duration statement(StatementClass kind) {
        return this.statements.getOrDefault(kind, Duration.ZERO);
    }
}
