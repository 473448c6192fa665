package dev.migrate.autoconfigure.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/** The address that {@code DIRECT_DATABASE_URL} gives to migrations, and the place where it was found. */
public final class DirectUrl {

    static final String VARIABLE = "DIRECT_DATABASE_URL";

    private DirectUrl() {}

    /**
     * Names the place that gives the application its database, if it goes before that of {@code DIRECT_DATABASE_URL}: then
     * the two need not be one database, as in a test that is given a database of its own on the machine of a developer.
     *
     * @param environment the properties of the application, all of them
     * @return the name of the property source; {@code null} where the variable is not set, where it is in the same place
     *     or in one that goes before, and where {@code migrate.url} is given otherwise
     */
    public static @Nullable String overtakenBy(Environment environment) {
        if (!(environment instanceof ConfigurableEnvironment configurable)) {
            return null;
        }
        String direct = DatabaseUrlEnvironmentPostProcessor.sourceName(VARIABLE, "migrate");
        String database = null;
        for (PropertySource<?> source : configurable.getPropertySources()) {
            if (source.getName().equals(direct)) {
                return database;
            }
            if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                continue;
            }
            if (DatabaseUrlEnvironmentPostProcessor.has(source, "migrate.url")) {
                return null;
            }
            if (database == null
                    && (DatabaseUrlEnvironmentPostProcessor.has(source, "spring.datasource.url")
                            || DatabaseUrlEnvironmentPostProcessor.has(source, "spring.datasource.jndi-name"))) {
                database = source.getName();
            }
        }
        return null;
    }
}
