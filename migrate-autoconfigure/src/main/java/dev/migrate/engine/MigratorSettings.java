package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Migrator} has to know besides its revisions and its database. Begin with {@link #defaults(String)} and
 * change what has to be otherwise.
 *
 * @param application how this instance is called in the history and in {@code pg_stat_activity} while it migrates
 * @param schema the schema of migrate's own tables; {@code null} for the connection's current schema
 * @param versionTable the name of the version table, at most 59 bytes
 * @param lockWait how long to wait for another instance that migrates the same database
 * @param onChecksumMismatch what happens when an applied revision was edited
 * @param transaction how a run is cut into transactions
 * @param timeouts what limits the statements of a transaction
 */
public record MigratorSettings(
        String application,
        @Nullable String schema,
        String versionTable,
        Duration lockWait,
        ChecksumPolicy onChecksumMismatch,
        TransactionMode transaction,
        Timeouts timeouts) {

    /** Checks the components. */
    public MigratorSettings {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(onChecksumMismatch, "onChecksumMismatch");
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(timeouts, "timeouts");
        if (versionTable.isBlank()) {
            throw new MigrateException(
                    "The name of the version table is empty.", "Remove migrate.version-table or give it a name.");
        }
        if (lockWait.isNegative()) {
            throw new MigrateException(
                    "The wait for the migration lock is negative: " + lockWait + ".",
                    "Set migrate.lock-wait to zero or more, such as 5m.");
        }
    }

    /**
     * Returns settings that name the instance and leave everything else as it is by default.
     *
     * @param application how this instance is called
     */
    public static MigratorSettings defaults(String application) {
        return new MigratorSettings(
                application,
                null,
                "migrate_version",
                Duration.ofMinutes(5),
                ChecksumPolicy.FAIL,
                TransactionMode.PER_REVISION,
                Timeouts.DEFAULT);
    }

    /**
     * Returns these settings with another wait for the lock.
     *
     * @param wait how long to wait
     */
    public MigratorSettings withLockWait(Duration wait) {
        return new MigratorSettings(
                this.application,
                this.schema,
                this.versionTable,
                wait,
                this.onChecksumMismatch,
                this.transaction,
                this.timeouts);
    }

    /**
     * Returns these settings with another place for migrate's own tables.
     *
     * @param schema the schema; {@code null} for the connection's current schema
     * @param versionTable the name of the version table
     */
    public MigratorSettings withTables(@Nullable String schema, String versionTable) {
        return new MigratorSettings(
                this.application,
                schema,
                versionTable,
                this.lockWait,
                this.onChecksumMismatch,
                this.transaction,
                this.timeouts);
    }

    /**
     * Returns these settings with another policy for edited revisions.
     *
     * @param policy what happens when an applied revision was edited
     */
    public MigratorSettings withOnChecksumMismatch(ChecksumPolicy policy) {
        return new MigratorSettings(
                this.application,
                this.schema,
                this.versionTable,
                this.lockWait,
                policy,
                this.transaction,
                this.timeouts);
    }

    /**
     * Returns these settings with another cut into transactions.
     *
     * @param mode how a run is cut
     */
    public MigratorSettings withTransaction(TransactionMode mode) {
        return new MigratorSettings(
                this.application,
                this.schema,
                this.versionTable,
                this.lockWait,
                this.onChecksumMismatch,
                mode,
                this.timeouts);
    }

    /**
     * Returns these settings with other limits of time.
     *
     * @param limits what limits the statements of a transaction
     */
    public MigratorSettings withTimeouts(Timeouts limits) {
        return new MigratorSettings(
                this.application,
                this.schema,
                this.versionTable,
                this.lockWait,
                this.onChecksumMismatch,
                this.transaction,
                limits);
    }
}
