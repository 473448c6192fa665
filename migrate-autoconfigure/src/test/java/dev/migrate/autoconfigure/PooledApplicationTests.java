package dev.migrate.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.PgBouncer;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application whose own connections go through PgBouncer in transaction mode. */
@Tag("postgres")
class PooledApplicationTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private PgBouncer pooler;
    private String location;

    @BeforeEach
    void start(@TempDir Path poolerFolder, @TempDir Path revisions) throws IOException {
        this.pooler = PgBouncer.start(this.database, "transaction", poolerFolder);
        this.location = new RevisionFolder(revisions)
                .addTable("aaa", "<base>")
                .write("bbb", "aaa", "-- migrate:up transaction:false\ncreate index concurrently i on t_aaa (id);\n")
                .location();
    }

    @AfterEach
    void stop() {
        if (this.pooler != null) {
            this.pooler.close();
        }
    }

    @Test
    void doesNotStartOnThePoolersUrlAlone() {
        assertThatThrownBy(() -> run("DATABASE_URL=" + this.pooler.libpqUrl()))
                .rootCause()
                .hasMessage("The connection goes through a pooler that shares server connections between clients"
                        + " (transaction mode), and the migration lock does not hold there. Nothing was changed."
                        + " Give migrations a direct connection with DIRECT_DATABASE_URL or migrate.url.");
        assertThat(this.catalog.strings("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void directDatabaseUrlGoesPastThePooler() {
        requireThatItWorks("DATABASE_URL=" + this.pooler.libpqUrl(), "DIRECT_DATABASE_URL=" + this.database.libpqUrl());
    }

    @Test
    void migrateUrlGoesPastThePooler() {
        requireThatItWorks(
                "spring.datasource.url=" + this.pooler.jdbcUrl(),
                "spring.datasource.username=" + this.database.username(),
                "spring.datasource.password=" + this.database.password(),
                "migrate.url=" + this.database.jdbcUrl(),
                "migrate.username=" + this.database.username(),
                "migrate.password=" + this.database.password());
    }

    private void requireThatItWorks(String... properties) {
        try (ConfigurableApplicationContext context = run(properties)) {
            assertThat(this.catalog.heads()).containsExactly("bbb");
            // The application itself stays behind the pooler.
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .isEqualTo(this.pooler.jdbcUrl());
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select count(*) from t_aaa")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private ConfigurableApplicationContext run(String... properties) {
        SpringApplication application = new SpringApplication(PooledApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of("--migrate.locations=" + this.location));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return application.run(arguments.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MigrateAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class PooledApplication {}
}
