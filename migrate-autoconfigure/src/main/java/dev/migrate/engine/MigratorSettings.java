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
 */
public record MigratorSettings(
        String application,
        @Nullable String schema,
        String versionTable,
        Duration lockWait,
        ChecksumPolicy onChecksumMismatch) {

    /** Checks the components. */
    public MigratorSettings {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(onChecksumMismatch, "onChecksumMismatch");
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
        return new MigratorSettings(application, null, "migrate_version", Duration.ofMinutes(5), ChecksumPolicy.FAIL);
    }

    /**
     * Returns these settings with another wait for the lock.
     *
     * @param wait how long to wait
     */
    public MigratorSettings withLockWait(Duration wait) {
        return new MigratorSettings(this.application, this.schema, this.versionTable, wait, this.onChecksumMismatch);
    }

    /**
     * Returns these settings with another place for migrate's own tables.
     *
     * @param schema the schema; {@code null} for the connection's current schema
     * @param versionTable the name of the version table
     */
    public MigratorSettings withTables(@Nullable String schema, String versionTable) {
        return new MigratorSettings(this.application, schema, versionTable, this.lockWait, this.onChecksumMismatch);
    }

    /**
     * Returns these settings with another policy for edited revisions.
     *
     * @param policy what happens when an applied revision was edited
     */
    public MigratorSettings withOnChecksumMismatch(ChecksumPolicy policy) {
        return new MigratorSettings(this.application, this.schema, this.versionTable, this.lockWait, policy);
    }
}
