package dev.migrate.autoconfigure.connection;

import dev.migrate.autoconfigure.MigrateConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Lets a Docker Compose service that gives the application its JDBC connection serve the migrations too. */
class JdbcMigrateConnectionDetailsFactory
        implements ConnectionDetailsFactory<JdbcConnectionDetails, MigrateConnectionDetails> {

    @Override
    public MigrateConnectionDetails getConnectionDetails(JdbcConnectionDetails details) {
        return new MigrateConnectionDetails() {

            @Override
            public String getJdbcUrl() {
                return details.getJdbcUrl();
            }

            @Override
            public @Nullable String getUsername() {
                return details.getUsername();
            }

            @Override
            public @Nullable String getPassword() {
                return details.getPassword();
            }
        };
    }
}
