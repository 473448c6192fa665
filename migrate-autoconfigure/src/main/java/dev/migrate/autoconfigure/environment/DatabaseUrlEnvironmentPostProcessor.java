package dev.migrate.autoconfigure.environment;

import dev.migrate.MigrateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Makes {@code DATABASE_URL} mean what {@code spring.datasource.url}, {@code username} and {@code password} mean, written in
 * the place where it was found: the environment, the file {@code .env.api}, a configuration file. An explicit
 * {@code spring.datasource.url} in that place or in one of higher precedence wins, and then nothing of the other is used.
 * With R2DBC on the class path it gives {@code spring.r2dbc.*} as well; {@code DIRECT_DATABASE_URL} gives
 * {@code migrate.url}, {@code SCRATCH_DATABASE_URL} gives {@code migrate.autogenerate.scratch.url}.
 */
public final class DatabaseUrlEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String DEFAULT_FILE = ".env.api";
    private static final String R2DBC = "io.r2dbc.spi.ConnectionFactory";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUrlEnvironmentPostProcessor.class);

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        addEnvFile(environment);
        // What comes first goes first where both are in one place.
        contribute(environment, application, DirectUrl.VARIABLE, "migrate", DatabaseUrl::jdbcUrl, null);
        contribute(
                environment,
                application,
                "DATABASE_URL",
                "spring.datasource",
                DatabaseUrl::jdbcUrl,
                "spring.datasource.jndi-name");
        contribute(
                environment,
                application,
                "SCRATCH_DATABASE_URL",
                "migrate.autogenerate.scratch",
                DatabaseUrl::jdbcUrl,
                null);
        if (ClassUtils.isPresent(R2DBC, application.getClassLoader())) {
            contribute(environment, application, "DATABASE_URL", "spring.r2dbc", DatabaseUrl::r2dbcUrl, null);
            deriveFromR2dbc(environment);
        }
    }

    /** Below the real environment, above everything that is written in configuration files. */
    private static void addEnvFile(ConfigurableEnvironment environment) {
        String given = environment.getProperty("migrate.env-file");
        String name = given == null ? DEFAULT_FILE : given.strip();
        if (name.isEmpty()) {
            return;
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            if (given != null) {
                throw new MigrateException(
                        "The file " + name + " of migrate.env-file does not exist in "
                                + Path.of("").toAbsolutePath() + ".",
                        "Create it, name another one, or set migrate.env-file to nothing.");
            }
            return;
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        DotEnv.read(file).forEach((key, value) -> variables.put(key, literal(value)));
        // Only a source whose name ends so binds SPRING_DATASOURCE_URL to spring.datasource.url.
        PropertySource<?> source = new SystemEnvironmentPropertySource(
                file.getFileName() + "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
        MutablePropertySources sources = environment.getPropertySources();
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addFirst(source);
        }
    }

    private static void contribute(
            ConfigurableEnvironment environment,
            SpringApplication application,
            String variable,
            String prefix,
            Function<DatabaseUrl, String> form,
            @Nullable String alternative) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                continue;
            }
            if (has(source, prefix + ".url") || (alternative != null && has(source, alternative))) {
                return;
            }
            Object value = source.getProperty(variable);
            if (value != null && StringUtils.hasText(value.toString())) {
                DatabaseUrl.parse(resolve(environment, value.toString()), variable)
                        .ifPresentOrElse(
                                found -> environment
                                        .getPropertySources()
                                        .addBefore(
                                                source.getName(),
                                                properties(variable, prefix, form.apply(found), found)),
                                () -> warn(
                                        application,
                                        variable + " does not begin with postgresql:// or another spelling of it,"
                                                + " so it does not become " + prefix + ".url."));
                return;
            }
        }
    }

    /** Logging is set up later than this runs, and before the initializers do. */
    private static void warn(SpringApplication application, String message) {
        application.addInitializers(context -> LOG.warn(message));
    }

    /** Values of the environment are taken as they are, except one that is only a placeholder. */
    private static String resolve(ConfigurableEnvironment environment, String value) {
        String literal = value.replace("\\${", "${");
        return value.startsWith("${") ? environment.resolvePlaceholders(value) : literal;
    }

    /** A reactive application that names its database only so has migrations there too. */
    private static void deriveFromR2dbc(ConfigurableEnvironment environment) {
        String url = environment.getProperty("spring.r2dbc.url");
        if (url == null
                || environment.containsProperty("spring.datasource.url")
                || environment.containsProperty("migrate.url")) {
            return;
        }
        DatabaseUrl.parse(url, "spring.r2dbc.url").ifPresent(found -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("migrate.url", literal(found.jdbcUrl()));
            putIfPresent(map, "migrate.username", environment.getProperty("spring.r2dbc.username"), found.username());
            putIfPresent(map, "migrate.password", environment.getProperty("spring.r2dbc.password"), found.password());
            environment.getPropertySources().addLast(new MapPropertySource("migrate.url from spring.r2dbc.url", map));
        });
    }

    private static void putIfPresent(
            Map<String, Object> map, String key, @Nullable String explicit, @Nullable String fromUrl) {
        String value = StringUtils.hasText(explicit) ? explicit : fromUrl;
        if (value != null) {
            map.put(key, literal(value));
        }
    }

    /** An empty user or password hides one from below, which belongs to another URL. */
    private static MapPropertySource properties(String variable, String prefix, String url, DatabaseUrl parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(prefix + ".url", literal(url));
        map.put(prefix + ".username", literal(parts.username() == null ? "" : parts.username()));
        map.put(prefix + ".password", literal(parts.password() == null ? "" : parts.password()));
        return new MapPropertySource(sourceName(variable, prefix), map);
    }

    static String sourceName(String variable, String prefix) {
        return variable + " as " + prefix;
    }

    /** Spring would take "${" in a password for a placeholder. */
    private static String literal(String value) {
        return value.replace("${", "\\${");
    }

    static boolean has(PropertySource<?> source, String name) {
        ConfigurationPropertySource configuration = ConfigurationPropertySource.from(source);
        return configuration != null
                && configuration.getConfigurationProperty(ConfigurationPropertyName.of(name)) != null;
    }
}
