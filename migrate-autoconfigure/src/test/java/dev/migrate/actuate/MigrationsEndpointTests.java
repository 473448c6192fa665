package dev.migrate.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.actuate.MigrationsEndpoint.Migrations;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateEndpointAutoConfiguration;
import dev.migrate.engine.Migrator;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.json.JsonContent;

/** The JSON of the endpoint, as a client of it sees it. */
@Tag("postgres")
class MigrationsEndpointTests {

    private static final String MIGRATOR = "$.contexts.application.migrators.migrator";

    private final Database database = TestPostgres.freshDatabase();
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
    }

    @Test
    void tellsEverything() {
        run(context -> {
            JsonContent json = json(context, endpoint(context).migrations());
            assertThat(json).extractingPath(MIGRATOR + ".current").asArray().containsExactly("bbb");
            assertThat(json).extractingPath(MIGRATOR + ".heads").asArray().containsExactly("bbb");
            assertThat(json).extractingPath(MIGRATOR + ".upToDate").isEqualTo(true);
            assertThat(json).extractingPath(MIGRATOR + ".pending").asArray().isEmpty();
            assertThat(json)
                    .extractingPath(MIGRATOR + ".history[0]")
                    .asMap()
                    .containsOnlyKeys(
                            "revision",
                            "downRevisions",
                            "branchLabels",
                            "dependsOn",
                            "message",
                            "type",
                            "script",
                            "state",
                            "checksum",
                            "createdAt",
                            "appliedAt",
                            "appliedBy",
                            "executionTimeMs")
                    .containsEntry("revision", "bbb")
                    .containsEntry("message", "make bbb")
                    .containsEntry("type", "SQL")
                    .containsEntry("script", "bbb_make_bbb.sql")
                    .containsEntry("state", "APPLIED")
                    .containsEntry("createdAt", "2024-01-01T12:00:02Z");
            assertThat(json)
                    .extractingPath(MIGRATOR + ".history[1].downRevisions")
                    .asArray()
                    .isEmpty();
        });
    }

    @Test
    void tellsAPart() {
        run(context -> {
            assertThat(json(context, endpoint(context).part("current")))
                    .extractingPath(MIGRATOR)
                    .asMap()
                    .containsOnlyKeys("current", "heads", "upToDate");
            assertThat(json(context, endpoint(context).part("history")))
                    .extractingPath(MIGRATOR)
                    .asMap()
                    .containsOnlyKeys("history");
            assertThat(json(context, endpoint(context).part("pending")))
                    .extractingPath(MIGRATOR)
                    .asMap()
                    .containsOnlyKeys("pending", "upToDate");
            assertThat(json(context, endpoint(context).part("aaa")))
                    .extractingPath(MIGRATOR + ".revision.revision")
                    .isEqualTo("aaa");
        });
    }

    @Test
    void knowsNothingOfARevisionThatIsNotThere() {
        run(context -> assertThat(endpoint(context).part("zzz")).isNull());
    }

    @Test
    void readsTheDatabaseAnewForEachRequest() {
        run(context -> {
            assertThat(endpoint(context).part("pending")).isNotNull();
            new dev.migrate.testing.Catalog(this.database).execute("update migrate_version set version_num = 'aaa'");
            assertThat(json(context, endpoint(context).part("pending")))
                    .extractingPath(MIGRATOR + ".pending")
                    .asArray()
                    .containsExactly("bbb");
        });
    }

    @Test
    void tellsWhichDatabaseCannotBeReadAndShowsTheOthers() {
        DriverManagerDataSource nowhere =
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/gone?password=geheim", "someone", "geheim");
        Migrator broken = this.revisions.migrator(nowhere);
        Migrator migrator = this.revisions.migrator(this.database.dataSource());
        ApplicationContextRunner runner = runner().withBean("broken", Migrator.class, () -> broken)
                .withBean("migrator", Migrator.class, () -> migrator);
        runner.run(context -> {
            for (Migrations answer : Arrays.asList(
                    endpoint(context).migrations(), endpoint(context).part("current"))) {
                JsonContent json = json(context, answer);
                assertThat(json).extractingPath(MIGRATOR + ".current").asArray().containsExactly("bbb");
                assertThat(json).extractingPath(MIGRATOR).asMap().doesNotContainKey("error");
                assertThat(json)
                        .extractingPath("$.contexts.application.migrators.broken")
                        .asMap()
                        .containsOnlyKeys("error");
                assertThat(json)
                        .extractingPath("$.contexts.application.migrators.broken.error")
                        .asString()
                        .startsWith("Could not connect to the database: Connection to 127.0.0.1:1 refused")
                        .doesNotContain("geheim");
            }
        });
    }

    private static MigrationsEndpoint endpoint(AssertableApplicationContext context) {
        return context.getBean(MigrationsEndpoint.class);
    }

    private static JsonContent json(AssertableApplicationContext context, @Nullable Object body) {
        assertThat(body).isNotNull();
        return new JsonContent(context.getBean(EndpointJsonMapper.class).get().writeValueAsString(body));
    }

    private void run(ContextConsumer<AssertableApplicationContext> consumer) {
        runner().run(consumer);
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.setId("application"))
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        MigrateAutoConfiguration.class,
                        MigrateEndpointAutoConfiguration.class,
                        EndpointAutoConfiguration.class,
                        JacksonAutoConfiguration.class,
                        JacksonEndpointAutoConfiguration.class))
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=migrations",
                        "migrate.locations=" + this.revisions.location(),
                        "spring.datasource.url=" + this.database.jdbcUrl(),
                        "spring.datasource.username=" + this.database.username(),
                        "spring.datasource.password=" + this.database.password());
    }
}
