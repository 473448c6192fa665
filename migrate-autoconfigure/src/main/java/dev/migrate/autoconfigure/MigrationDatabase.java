package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.autoconfigure.environment.DirectUrl;
import dev.migrate.postgres.scratch.ScratchServer;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * The data source that migrations use; a type of its own, because a second bean of type {@link DataSource} would make the
 * application's ambiguous.
 *
 * @param dataSource opens connections to the database to migrate
 */
public record MigrationDatabase(DataSource dataSource) {

    private static final Logger logger = LoggerFactory.getLogger(MigrationDatabase.class);

    /**
     * Chooses, from the most to the least explicit: a {@link MigrateDataSource}; connection details of migrations or, from
     * a container, of the application; {@code migrate.url}, unless it is a {@link DirectUrl} that may be of another
     * database; the application's data source; and for an application without
     * one, such as a reactive one, a connection from {@code spring.datasource.*}.
     */
    static MigrationDatabase choose(
            MigrateProperties properties,
            Environment environment,
            ObjectProvider<MigrateConnectionDetails> ownDetails,
            ObjectProvider<JdbcConnectionDetails> details,
            ObjectProvider<DataSource> ownDataSource,
            ObjectProvider<DataSource> dataSource) {
        DataSource chosen = ownDataSource.getIfAvailable();
        if (chosen != null) {
            return new MigrationDatabase(chosen);
        }
        MigrateConnectionDetails own = ownDetails.getIfAvailable();
        if (own != null) {
            return connect(own.getJdbcUrl(), own.getUsername(), own.getPassword());
        }
        String overtakenBy = DirectUrl.overtakenBy(environment);
        if (overtakenBy != null) {
            logger.warn(
                    "DIRECT_DATABASE_URL is not used: {} names the database of the application and goes before the place"
                            + " of DIRECT_DATABASE_URL, which may be another one",
                    overtakenBy);
        } else if (StringUtils.hasText(properties.getUrl())) {
            return connect(
                    Objects.requireNonNull(properties.getUrl()), properties.getUsername(), properties.getPassword());
        } else if (StringUtils.hasText(properties.getUsername())) {
            throw new MigrateException(
                    "migrate.username is set, and migrate.url is not.",
                    "Set migrate.url as well, or mark a data source of the application with @MigrateDataSource.");
        }
        chosen = dataSource.getIfUnique();
        if (chosen != null) {
            return new MigrationDatabase(chosen);
        }
        if (dataSource.stream().findAny().isPresent()) {
            throw new MigrateException(
                    "The application has several data sources, and none of them is primary.",
                    "Mark the one to migrate with @MigrateDataSource, make one @Primary, or set migrate.url.");
        }
        JdbcConnectionDetails jdbc = details.getIfAvailable();
        if (jdbc != null) {
            return connect(jdbc.getJdbcUrl(), jdbc.getUsername(), jdbc.getPassword());
        }
        return connect(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }

    private static MigrationDatabase connect(String url, @Nullable String username, @Nullable String password) {
        DataSourceBuilder<SimpleDriverDataSource> builder = DataSourceBuilder.create()
                .type(SimpleDriverDataSource.class)
                .driverClassName("org.postgresql.Driver")
                .url(url);
        if (StringUtils.hasText(username)) {
            builder.username(username);
        }
        if (StringUtils.hasText(password)) {
            builder.password(password);
        }
        return new MigrationDatabase(builder.build());
    }

    /**
     * Returns the server of the database as one for databases that are made for a while.
     *
     * @throws MigrateException if the data source does not tell its URL and credentials
     */
    public ScratchServer scratchServer() {
        try {
            PGSimpleDataSource address = DataSourceBuilder.derivedFrom(this.dataSource)
                    .type(PGSimpleDataSource.class)
                    .build();
            return ScratchServer.ofApplication(this.dataSource, address);
        } catch (RuntimeException ex) {
            throw new MigrateException(
                    "The data source of the application, a "
                            + this.dataSource.getClass().getName()
                            + ", does not tell its URL and password, so no scratch database can be reached through it.",
                    "Name a server for scratch databases, such as a local container, in SCRATCH_DATABASE_URL or"
                            + " migrate.autogenerate.scratch.url.",
                    ex);
        }
    }

    @Override
    public String toString() {
        return "MigrationDatabase";
    }
}
