package dev.migrate.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.autoconfigure.environment.DatabaseUrlEnvironmentPostProcessor;
import dev.migrate.engine.MigrationEvent;
import dev.migrate.engine.MigrationListener;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

@Tag("postgres")
@ExtendWith(OutputCaptureExtension.class)
class MigrateAutoConfigurationTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private String location = "";

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.location = new RevisionFolder(folder)
                .addTable("aaa", "<base>")
                .addTable("bbb", "aaa")
                .location();
    }

    private ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MigrateAutoConfiguration.class,
                        MigrateEndpointAutoConfiguration.class,
                        EndpointAutoConfiguration.class))
                .withPropertyValues("migrate.locations=" + this.location);
    }

    private ApplicationContextRunner runner() {
        return bare().withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + this.database.jdbcUrl(),
                        "spring.datasource.username=" + this.database.username(),
                        "spring.datasource.password=" + this.database.password());
    }

    @Test
    void upgradesTheDatabaseByDefault() {
        runner().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Migrator.class);
            assertThat(this.catalog.heads()).containsExactly("bbb");
        });
    }

    /** As in a test with a database of its own, on the machine of somebody whose .env.api names a direct URL. */
    @Test
    void migratesNoOtherDatabaseThanThatOfTheApplication(CapturedOutput output) {
        runner().withInitializer(context -> {
                    ConfigurableEnvironment environment = context.getEnvironment();
                    environment
                            .getPropertySources()
                            .addLast(new MapPropertySource(
                                    "variables",
                                    Map.of("DIRECT_DATABASE_URL", "postgresql://u:s3cret@localhost:1/dev")));
                    new DatabaseUrlEnvironmentPostProcessor()
                            .postProcessEnvironment(environment, new SpringApplication());
                })
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(this.catalog.heads()).containsExactly("bbb");
                });
        assertThat(output)
                .contains("DIRECT_DATABASE_URL is not used: test names the database of the application and goes before"
                        + " the place of DIRECT_DATABASE_URL, which may be another one");
    }

    @Test
    void publishesTheEventsOfTheStartAndOfLaterRuns() {
        runner().withUserConfiguration(Hearing.class).run(context -> {
            context.getBean(Migrator.class).downgrade("aaa");
            assertThat(context.getBean(Hearing.class).heard)
                    .containsExactly(
                            "RunStarted",
                            "StepStarted",
                            "StepFinished",
                            "StepStarted",
                            "StepFinished",
                            "RunFinished",
                            "RunStarted",
                            "StepStarted",
                            "StepFinished",
                            "RunFinished");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        private final List<String> heard = new ArrayList<>();

        @EventListener
        void on(MigrationEvent event) {
            this.heard.add(event.getClass().getSimpleName());
        }
    }

    @Test
    void listenersThatFailStopNeitherARunNorTheStart() {
        runner().withBean(Catalog.class, () -> this.catalog)
                .withUserConfiguration(Failing.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(this.catalog.heads()).containsExactly("bbb");
                    assertThat(context.getBean(Migrator.class).downgrade("aaa").headsAfter())
                            .containsExactly("aaa");
                    assertThat(context.getBean(Failing.class).headsAtEvent)
                            .containsExactly(
                                    "RunStarted []",
                                    "StepStarted []",
                                    "StepFinished [aaa]",
                                    "StepStarted [aaa]",
                                    "StepFinished [bbb]",
                                    "RunFinished [bbb]",
                                    "RunStarted [bbb]",
                                    "StepStarted [bbb]",
                                    "StepFinished [aaa]",
                                    "RunFinished [aaa]");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        private final List<String> headsAtEvent = new ArrayList<>();
        private final Catalog database;

        Failing(Catalog database) {
            this.database = database;
        }

        /** It hears of the start while that happens. */
        @Bean
        @Order(1)
        MigrationListener watching() {
            return event -> this.headsAtEvent.add(event.getClass().getSimpleName() + " " + this.database.heads());
        }

        @Bean
        @Order(0)
        MigrationListener failing() {
            return event -> {
                throw new IllegalStateException("a listener bean that fails");
            };
        }

        @EventListener
        void on(MigrationEvent event) {
            throw new IllegalStateException("an event listener that fails");
        }
    }

    @Test
    void upgradesToTheGivenTarget() {
        runner().withPropertyValues("migrate.target=aaa")
                .run(context -> assertThat(this.catalog.heads()).containsExactly("aaa"));
    }

    @Test
    void startsNothingWhenDisabled() {
        runner().withPropertyValues("migrate.enabled=false").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class);
            assertThat(this.catalog.tables()).isEmpty();
        });
    }

    @Test
    void leavesTheDatabaseAloneWithStartupNone() {
        runner().withPropertyValues("migrate.startup=none").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Migrator.class);
            assertThat(this.catalog.tables()).isEmpty();
        });
    }

    @Test
    void refusesADatabaseThatIsBehindWithStartupCheck() {
        runner().withPropertyValues("migrate.startup=check")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(MigrateException.class)
                        .hasMessage(
                                "The database lacks 2 revisions: aaa, bbb. Upgrade it before this application starts, or set"
                                        + " migrate.startup=upgrade to let the application do it."));
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void acceptsADatabaseThatIsUpToDateWithStartupCheck() {
        runner().run(context -> assertThat(context).hasNotFailed());
        runner().withPropertyValues("migrate.startup=check")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void backsOffWithoutADatabase() {
        bare().run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Migrator.class)
                .doesNotHaveBean(MigrationsEndpoint.class));
    }

    @Test
    void backsOffWithoutThePostgresDriver() {
        runner().withClassLoader(new FilteredClassLoader(PGConnection.class))
                .withPropertyValues(
                        "spring.datasource.type=org.springframework.jdbc.datasource.DriverManagerDataSource")
                .run(context -> assertThat(context).doesNotHaveBean(Migrator.class));
    }

    @Test
    void worksWithoutActuator() {
        runner().withClassLoader(
                        new FilteredClassLoader(Endpoint.class.getPackageName().replace(".annotation", "")))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Migrator.class));
    }

    @Test
    void lazyInitializationDoesNotKeepItFromUpgrading() {
        runner().withInitializer(context -> context.addBeanFactoryPostProcessor(
                        new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(this.catalog.heads()).containsExactly("bbb"));
    }

    @Test
    void usersMigratorWins() {
        runner().withUserConfiguration(OwnMigrator.class).run(context -> {
            assertThat(context).hasSingleBean(Migrator.class).hasBean("ownMigrator");
            assertThat(this.catalog.strings("select application from migrate_history"))
                    .containsOnly("own");
        });
    }

    @Test
    void usesTheConnectionOfItsOwn() {
        Database other = TestPostgres.freshDatabase();
        runner().withPropertyValues(
                        "migrate.url=" + other.jdbcUrl(),
                        "migrate.username=" + other.username(),
                        "migrate.password=" + other.password())
                .run(context -> {
                    assertThat(new Catalog(other).heads()).containsExactly("bbb");
                    assertThat(this.catalog.tables()).isEmpty();
                });
    }

    @Test
    void connectionDetailsGoBeforeProperties() {
        Database other = TestPostgres.freshDatabase();
        runner().withPropertyValues("migrate.url=jdbc:postgresql://localhost:1/nowhere")
                .withBean(MigrateConnectionDetails.class, () -> details(other))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(new Catalog(other).heads()).containsExactly("bbb");
                });
    }

    @Test
    void usesTheMarkedDataSourceOfSeveral() {
        Database other = TestPostgres.freshDatabase();
        bare().withBean("first", DataSource.class, this.database::dataSource)
                .withBean(TwoDataSources.class, () -> new TwoDataSources(other))
                .withUserConfiguration(MarkedDataSource.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(new Catalog(other).heads()).containsExactly("bbb");
                    assertThat(this.catalog.tables()).isEmpty();
                });
    }

    @Test
    void usesTheMarkedDataSourceWhereItIsTheOnlyOneAndNobodyElseSeesIt() {
        Database other = TestPostgres.freshDatabase();
        bare().withBean(TwoDataSources.class, () -> new TwoDataSources(other))
                .withUserConfiguration(MarkedDataSource.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(new Catalog(other).heads()).containsExactly("bbb");
                });
    }

    @Test
    void asksWhichOfSeveralDataSources() {
        bare().withBean("first", DataSource.class, this.database::dataSource)
                .withBean("second", DataSource.class, this.database::dataSource)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "The application has several data sources, and none of them is primary. Mark the one to"
                                        + " migrate with @MigrateDataSource, make one @Primary, or set migrate.url."));
    }

    @Test
    void asksNothingWhereTheMigratorIsTheUsersOwn() {
        bare().withBean("first", DataSource.class, this.database::dataSource)
                .withBean("second", DataSource.class, this.database::dataSource)
                .withUserConfiguration(MigratorOfTheSecond.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(this.catalog.heads()).containsExactly("bbb");
                });
    }

    @Test
    void refusesAnUnknownProperty() {
        runner().withPropertyValues("migrate.startpu=none")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("migrate.startpu"));
    }

    @Test
    void jdbcAndJpaWaitForTheMigration() {
        runner().withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
                .run(context -> {
                    assertThat(dependsOn(context, "jdbcTemplate")).contains("migrationInitializer");
                    assertThat(dependsOn(context, "jdbcClient")).contains("migrationInitializer");
                    assertThat(context).hasSingleBean(EntityManagerFactory.class);
                    assertThat(dependsOn(context, "entityManagerFactory")).contains("migrationInitializer");
                });
    }

    @Test
    void refusesAnInitializationThatIsDeferredBehindJpa() {
        runner().withPropertyValues("spring.jpa.defer-datasource-initialization=true")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .isInstanceOf(MigrateException.class)
                        .hasMessage("spring.jpa.defer-datasource-initialization=true starts JPA before the database is"
                                + " prepared, and migrations have to run before JPA. Remove that property, or switch"
                                + " migrate off with migrate.enabled=false."));
    }

    @Test
    void saysWhyThereIsNoConnectionAndKeepsThePassword() {
        runner().withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
                        "spring.datasource.password=s3cret-in-test")
                .run(context -> {
                    Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(failure).rootCause().hasMessageContaining("Connection refused");
                    for (Throwable t = failure; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain("s3cret-in-test");
                    }
                    assertThat(failure.getCause()).hasStackTraceContaining("Could not connect to the database:");
                });
    }

    @Test
    void endpointIsThereWithActuator() {
        runner().withPropertyValues("management.endpoints.web.exposure.include=migrations")
                .run(context -> assertThat(context).hasSingleBean(MigrationsEndpoint.class));
    }

    private static String[] dependsOn(AssertableApplicationContext context, String bean) {
        BeanDefinition definition =
                context.getSourceApplicationContext().getBeanFactory().getBeanDefinition(bean);
        String[] dependsOn = definition.getDependsOn();
        return dependsOn == null ? new String[0] : dependsOn;
    }

    private static MigrateConnectionDetails details(Database database) {
        return new MigrateConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }

            @Override
            public @Nullable String getUsername() {
                return database.username();
            }

            @Override
            public @Nullable String getPassword() {
                return database.password();
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMigrator {

        @Bean
        Migrator ownMigrator(DataSource dataSource, dev.migrate.script.ScriptSource source) {
            return new Migrator(
                    dataSource, dev.migrate.script.ScriptSet.read(source), MigratorSettings.defaults("own"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class MigratorOfTheSecond {

        @Bean
        Migrator ownMigrator(DataSource second, dev.migrate.script.ScriptSource source) {
            return new OwnMigrator().ownMigrator(second, source);
        }
    }

    record TwoDataSources(Database marked) {}

    @Configuration(proxyBeanMethods = false)
    static class MarkedDataSource {

        @Bean(defaultCandidate = false)
        @MigrateDataSource
        DataSource marked(TwoDataSources databases) {
            return databases.marked().dataSource();
        }
    }
}
