package com.example.workflow.localdb;

import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Lets the sample run on a machine with nothing but a JDK and Maven: where no database is configured, it starts one. Comes
 * last, after migrate has read DATABASE_URL.
 */
class LocalDatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private final Log log;

    LocalDatabaseEnvironmentPostProcessor(DeferredLogFactory logs) {
        this.log = logs.getLog(LocalDatabaseEnvironmentPostProcessor.class);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String url = environment.getProperty("spring.datasource.url");
        if (url != null) {
            this.log.info("Database: " + url.replaceFirst("\\?.*", ""));
            return;
        }
        if (!environment.getProperty("workflow.local-database.enabled", Boolean.class, true)
                || !ClassUtils.isPresent(EMBEDDED, application.getClassLoader())) {
            return;
        }
        Path folder = Path.of(environment.getProperty("workflow.local-database.directory", ".data/postgres"));
        int port = LocalDatabase.start(folder);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "local database",
                        Map.of(
                                "spring.datasource.url", "jdbc:postgresql://localhost:" + port + "/postgres",
                                "spring.datasource.username", "postgres",
                                "spring.datasource.password", "postgres")));
        this.log.info(
                "Database: embedded PostgreSQL in " + folder + ", port " + port + "; set DATABASE_URL to use another");
    }
}
