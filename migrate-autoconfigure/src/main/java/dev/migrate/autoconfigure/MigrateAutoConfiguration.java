package dev.migrate.autoconfigure;

import dev.migrate.autoconfigure.r2dbc.R2dbcWaitsForMigrations;
import dev.migrate.engine.MigrationListener;
import dev.migrate.engine.Migrator;
import dev.migrate.operation.NamingConvention;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptSource;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Auto-configuration of migrations: wherever there is a PostgreSQL database to migrate. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({JdbcClient.class, PGConnection.class})
@ConditionalOnBooleanProperty(name = "migrate.enabled", matchIfMissing = true)
@Conditional(MigrateAutoConfiguration.DatabaseCondition.class)
@EnableConfigurationProperties(MigrateProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrateAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ScriptSource migrateScriptSource(MigrateProperties properties, ResourceLoader resourceLoader) {
        return new ResourceScriptSource(properties.getLocations(), resourceLoader);
    }

    /** Lazy, as it cannot be told which of several data sources to take where a migrator of the user's own knows. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    MigrationDatabase migrationDatabase(
            MigrateProperties properties,
            Environment environment,
            ObjectProvider<MigrateConnectionDetails> ownDetails,
            ObjectProvider<JdbcConnectionDetails> details,
            @MigrateDataSource ObjectProvider<DataSource> ownDataSource,
            ObjectProvider<DataSource> dataSource) {
        return MigrationDatabase.choose(properties, environment, ownDetails, details, ownDataSource, dataSource);
    }

    @Bean
    @ConditionalOnMissingBean
    Migrator migrator(
            MigrationDatabase database,
            ScriptSource source,
            MigrateProperties properties,
            Environment environment,
            ObjectProvider<MigrationListener> listeners) {
        ScriptSet scripts = ScriptSet.read(source, NamingConvention.of(properties.getNamingConvention()));
        Migrator migrator = new Migrator(database.dataSource(), scripts, properties.settings(environment));
        for (MigrationListener listener : listeners.orderedStream().toList()) {
            migrator = migrator.with(listener);
        }
        return migrator;
    }

    @Bean
    static MigrationEventPublisher migrationEventPublisher(ApplicationEventPublisher publisher) {
        return new MigrationEventPublisher(publisher);
    }

    @Bean
    @ConditionalOnMissingBean
    MigrationInitializer migrationInitializer(Migrator migrator, MigrateProperties properties) {
        return new MigrationInitializer(migrator, properties.getStartup(), properties.getTarget());
    }

    /** Boot asks under the same condition. */
    @Bean
    @ConditionalOnSingleCandidate(DataSource.class)
    MigrateSchemaManagementProvider migrateSchemaManagementProvider(MigrationDatabase database) {
        return new MigrateSchemaManagementProvider(database.dataSource());
    }

    @Bean
    @ConditionalOnClass(name = "io.r2dbc.spi.ConnectionFactory")
    static R2dbcWaitsForMigrations r2dbcWaitsForMigrations() {
        return new R2dbcWaitsForMigrations();
    }

    @Bean
    static LazyInitializationExcludeFilter migrationInitializerLazyInitializationExcludeFilter() {
        return LazyInitializationExcludeFilter.forBeanTypes(MigrationInitializer.class);
    }

    /** Any of the ways in which an application names its database. */
    static final class DatabaseCondition extends AnyNestedCondition {

        DatabaseCondition() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(DataSource.class)
        static final class DataSourceBean {}

        @Conditional(MarkedDataSourceCondition.class)
        static final class MarkedDataSource {}

        @ConditionalOnBean(MigrateConnectionDetails.class)
        static final class OwnConnectionDetails {}

        @ConditionalOnBean(JdbcConnectionDetails.class)
        static final class ConnectionDetails {}

        @ConditionalOnProperty("migrate.url")
        static final class OwnUrl {}

        @ConditionalOnProperty("spring.datasource.url")
        static final class Url {}
    }
}
