package dev.migrate.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The connection of its own that migrations use. A bean of this type, such as the one of a container in a test, goes before
 * {@code migrate.url}.
 */
public interface MigrateConnectionDetails extends ConnectionDetails {

    /** Returns the JDBC URL. */
    String getJdbcUrl();

    /** Returns the user, {@code null} when the URL or the driver knows. */
    @Nullable
    String getUsername();

    /** Returns the password, {@code null} when there is none. */
    @Nullable
    String getPassword();
}
