package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.postgres.scratch.ScratchServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.StringUtils;

/** A server on which "--offline" makes its databases. */
public class MigrateScratchProperties {

    /**
     * URL of a server where "check --offline" and "revision --offline" make a database and drop it again. Without it the
     * server of the application.
     */
    private @Nullable String url;

    /** User of that server, who may create databases. */
    private @Nullable String username;

    /** Password of that user. */
    private @Nullable String password;

    /**
     * Returns the server; the URL has to be there.
     *
     * @throws MigrateException if the URL is none of PostgreSQL's
     */
    public ScratchServer server() {
        PGSimpleDataSource address = new PGSimpleDataSource();
        try {
            address.setUrl(Objects.requireNonNull(this.url, "url"));
        } catch (IllegalArgumentException ex) {
            // The cause would repeat the URL, which may hold a password.
            throw new MigrateException(
                    "migrate.autogenerate.scratch.url is no JDBC URL of PostgreSQL.",
                    "Write it as jdbc:postgresql://host:5432/database, or use SCRATCH_DATABASE_URL for"
                            + " postgresql://user:password@host:5432/database.");
        }
        if (StringUtils.hasText(this.username)) {
            address.setUser(this.username);
        }
        if (StringUtils.hasText(this.password)) {
            address.setPassword(this.password);
        }
        return ScratchServer.of(address);
    }

    public @Nullable String getUrl() {
        return this.url;
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    public @Nullable String getUsername() {
        return this.username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public @Nullable String getPassword() {
        return this.password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
