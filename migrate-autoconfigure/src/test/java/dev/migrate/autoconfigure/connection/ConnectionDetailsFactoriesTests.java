package dev.migrate.autoconfigure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateConnectionDetails;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.postgresql.PostgreSQLContainer;

class ConnectionDetailsFactoriesTests {

    @Test
    void aContainerGoesBeforeMigrateUrl(@TempDir Path folder) {
        String location = new RevisionFolder(folder).addTable("aaa", "<base>").location();
        try (var context = new SpringApplicationBuilder(ContainerApplication.class)
                .properties(
                        "spring.main.web-application-type=none",
                        "spring.main.banner-mode=off",
                        "migrate.locations=" + location,
                        "migrate.url=jdbc:postgresql://localhost:1/developers_own")
                .run()) {
            assertThat(new Catalog(RunningContainer.DATABASE).heads()).containsExactly("aaa");
            assertThat(context.getBean(MigrateConnectionDetails.class).getJdbcUrl())
                    .isEqualTo(RunningContainer.DATABASE.jdbcUrl());
        }
    }

    @Test
    void aComposeServiceOfTheApplicationServesMigrationsToo() {
        var details = new ConnectionDetailsFactories(null).getConnectionDetails(new ComposeService(), false);

        MigrateConnectionDetails own =
                (MigrateConnectionDetails) Objects.requireNonNull(details.get(MigrateConnectionDetails.class));
        assertThat(own.getJdbcUrl()).isEqualTo("jdbc:postgresql://compose:5432/app");
        assertThat(own.getUsername()).isEqualTo("app");
        assertThat(own.getPassword()).isNull();
    }

    /** As Docker Compose support makes one for the application's data source. */
    private record ComposeService() implements JdbcConnectionDetails, ConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://compose:5432/app";
        }

        @Override
        public String getUsername() {
            return "app";
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServiceConnectionAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        MigrateAutoConfiguration.class
    })
    @ImportTestcontainers
    static class ContainerApplication {

        @ServiceConnection
        static final PostgreSQLContainer postgres = new RunningContainer();
    }

    /** A container as far as Spring Boot sees: its server runs already, so that the test needs no Docker. */
    private static final class RunningContainer extends PostgreSQLContainer {

        private static final Database DATABASE = TestPostgres.freshDatabase();

        private RunningContainer() {
            super("postgres:18-alpine");
        }

        @Override
        public void start() {
            // Runs already.
        }

        @Override
        public void stop() {
            // Others use it.
        }

        @Override
        public String getDockerImageName() {
            return "postgres:18-alpine";
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public String getJdbcUrl() {
            return DATABASE.jdbcUrl();
        }

        @Override
        public String getUsername() {
            return DATABASE.username();
        }

        @Override
        public String getPassword() {
            return DATABASE.password();
        }
    }
}
