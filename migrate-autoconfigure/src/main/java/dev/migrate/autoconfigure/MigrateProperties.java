package dev.migrate.autoconfigure;

import dev.migrate.engine.ChecksumPolicy;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.engine.Timeouts;
import dev.migrate.engine.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.core.env.Environment;

/** What an application can configure. A key that is not here stops the start: a typo must not go unnoticed. */
@ConfigurationProperties(prefix = "migrate", ignoreUnknownFields = false)
public class MigrateProperties {

    /** Whether migrate takes part at all. */
    private boolean enabled = true;

    /** What happens to the database when the application starts. */
    private Startup startup = Startup.UPGRADE;

    /** Revision to which the database is upgraded, or against which it is checked, when the application starts. */
    private String target = "heads";

    /** Comma-separated list of the places of the revisions, with the prefix classpath: or file:, searched recursively. */
    private List<String> locations = new ArrayList<>(List.of("classpath:db/revisions"));

    /** Schema of the tables migrate_version and migrate_history. Without it the connection's current schema. */
    private @Nullable String schema;

    /** Name of the table that holds the heads of the database. Alembic's is alembic_version. */
    private String versionTable = "migrate_version";

    /** Patterns of the names of constraints and indexes that Java revisions leave unnamed, by kind: ix, uq, ck, fk, pk, ex. */
    private Map<String, String> namingConvention = new LinkedHashMap<>();

    /** How long to wait for another instance that is migrating the same database. */
    private Duration lockWait = Duration.ofMinutes(5);

    /** How long a statement may wait for a lock before its transaction is rolled back and tried again. Zero is no limit. */
    private Duration lockTimeout = Duration.ofSeconds(2);

    /** How long a transaction that did not get its locks is tried again. Zero never tries again. */
    private Duration lockRetry = Duration.ofMinutes(5);

    /** How long a statement in a transaction may take. Zero is no limit. */
    private Duration statementTimeout = Duration.ZERO;

    /**
     * How long a statement in a transaction may take that changes definitions, such as alter table. Zero is no limit;
     * unset is migrate.statement-timeout.
     */
    private @Nullable Duration ddlTimeout;

    /**
     * How long a statement in a transaction may take that reads whole tables: validate constraint, analyze, materialized
     * views. Zero is no limit; unset is migrate.statement-timeout.
     */
    private @Nullable Duration scanTimeout;

    /**
     * How long a statement in a transaction may take that works on rows, such as update. Zero is no limit; unset is
     * migrate.statement-timeout.
     */
    private @Nullable Duration dataTimeout;

    /** How a run is cut into transactions. */
    private TransactionMode transaction = TransactionMode.PER_REVISION;

    /** What happens at an upgrade or a check when a revision was edited after it had been applied. */
    private ChecksumPolicy onChecksumMismatch = ChecksumPolicy.FAIL;

    /** File of environment variables to read besides the environment itself. Empty reads none. */
    private String envFile = ".env.api";

    /** URL of a connection of its own for migrations, for example past a connection pooler. */
    private @Nullable String url;

    /** User of the connection of its own for migrations. */
    private @Nullable String username;

    /** Password of the connection of its own for migrations. */
    private @Nullable String password;

    @NestedConfigurationProperty
    private final MigrateAutogenerateProperties autogenerate = new MigrateAutogenerateProperties();

    @NestedConfigurationProperty
    private final MigrateCliProperties cli = new MigrateCliProperties();

    public boolean isEnabled() {
        return this.enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public Startup getStartup() {
        return this.startup;
    }

    public void setStartup(Startup startup) {
        this.startup = startup;
    }

    public String getTarget() {
        return this.target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public List<String> getLocations() {
        return this.locations;
    }

    public void setLocations(List<String> locations) {
        this.locations = locations;
    }

    public @Nullable String getSchema() {
        return this.schema;
    }

    public void setSchema(@Nullable String schema) {
        this.schema = schema;
    }

    public String getVersionTable() {
        return this.versionTable;
    }

    public void setVersionTable(String versionTable) {
        this.versionTable = versionTable;
    }

    public Map<String, String> getNamingConvention() {
        return this.namingConvention;
    }

    public void setNamingConvention(Map<String, String> namingConvention) {
        this.namingConvention = namingConvention;
    }

    public Duration getLockWait() {
        return this.lockWait;
    }

    public void setLockWait(Duration lockWait) {
        this.lockWait = lockWait;
    }

    public Duration getLockTimeout() {
        return this.lockTimeout;
    }

    public void setLockTimeout(Duration lockTimeout) {
        this.lockTimeout = lockTimeout;
    }

    public Duration getLockRetry() {
        return this.lockRetry;
    }

    public void setLockRetry(Duration lockRetry) {
        this.lockRetry = lockRetry;
    }

    public Duration getStatementTimeout() {
        return this.statementTimeout;
    }

    public void setStatementTimeout(Duration statementTimeout) {
        this.statementTimeout = statementTimeout;
    }

    public @Nullable Duration getDdlTimeout() {
        return this.ddlTimeout;
    }

    public void setDdlTimeout(@Nullable Duration ddlTimeout) {
        this.ddlTimeout = ddlTimeout;
    }

    public @Nullable Duration getScanTimeout() {
        return this.scanTimeout;
    }

    public void setScanTimeout(@Nullable Duration scanTimeout) {
        this.scanTimeout = scanTimeout;
    }

    public @Nullable Duration getDataTimeout() {
        return this.dataTimeout;
    }

    public void setDataTimeout(@Nullable Duration dataTimeout) {
        this.dataTimeout = dataTimeout;
    }

    public TransactionMode getTransaction() {
        return this.transaction;
    }

    public void setTransaction(TransactionMode transaction) {
        this.transaction = transaction;
    }

    public ChecksumPolicy getOnChecksumMismatch() {
        return this.onChecksumMismatch;
    }

    public void setOnChecksumMismatch(ChecksumPolicy onChecksumMismatch) {
        this.onChecksumMismatch = onChecksumMismatch;
    }

    public String getEnvFile() {
        return this.envFile;
    }

    public void setEnvFile(String envFile) {
        this.envFile = envFile;
    }

    public @Nullable String getUrl() {
        return this.url;
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    public @Nullable String getUsername() {
        return this.username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public @Nullable String getPassword() {
        return this.password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public MigrateAutogenerateProperties getAutogenerate() {
        return this.autogenerate;
    }

    public MigrateCliProperties getCli() {
        return this.cli;
    }

    /**
     * Returns what a migrator has to know of them.
     *
     * @param environment names the application and its host
     */
    public MigratorSettings settings(Environment environment) {
        return MigratorSettings.defaults(InstanceName.of(environment))
                .withTables(this.schema, this.versionTable)
                .withLockWait(this.lockWait)
                .withOnChecksumMismatch(this.onChecksumMismatch)
                .withTransaction(this.transaction)
                .withTimeouts(new Timeouts(
                        this.lockTimeout,
                        this.statementTimeout,
                        this.lockRetry,
                        this.ddlTimeout,
                        this.scanTimeout,
                        this.dataTimeout));
    }

    /** What happens to the database when the application starts. */
    public enum Startup {

        /** It is upgraded to the target. */
        UPGRADE,

        /** The start fails unless it is at the target already; nothing is changed. */
        CHECK,

        /** Nothing. */
        NONE
    }
}
