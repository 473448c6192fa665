package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** What is compared when the entities are compared with the database. */
public class MigrateAutogenerateProperties {

    /** Persistence unit whose entities are compared. Needed only if the application has several. */
    private @Nullable String persistenceUnit;

    /** Comma-separated list of patterns of the tables that are compared, such as order* or billing.*. Empty for all. */
    private List<String> include = new ArrayList<>();

    /** Comma-separated list of patterns of the tables that are not compared. */
    private List<String> exclude = new ArrayList<>();

    @NestedConfigurationProperty
    private final MigrateScratchProperties scratch = new MigrateScratchProperties();

    public @Nullable String getPersistenceUnit() {
        return this.persistenceUnit;
    }

    public void setPersistenceUnit(@Nullable String persistenceUnit) {
        this.persistenceUnit = persistenceUnit;
    }

    public List<String> getInclude() {
        return this.include;
    }

    public void setInclude(List<String> include) {
        this.include = include;
    }

    public List<String> getExclude() {
        return this.exclude;
    }

    public void setExclude(List<String> exclude) {
        this.exclude = exclude;
    }

    public MigrateScratchProperties getScratch() {
        return this.scratch;
    }
}
