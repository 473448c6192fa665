package dev.migrate.testing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that decides where tests find their PostgreSQL: the server of the environment variable
 * {@code MIGRATE_TEST_URL} (a JDBC URL of a superuser's database), else Testcontainers where Docker answers, else
 * embedded binaries. The system property {@code migrate.test.postgres} chooses the major version, 18 without it. One
 * server serves all tests of a JVM; each caller gets a database of its own.
 */
public final class TestPostgres {

    private static final String MAJOR = System.getProperty("migrate.test.postgres", "18");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestPostgres() {}

    /** Creates an empty database that no other test uses. */
    public static Database freshDatabase() {
        Server server = Holder.SERVER;
        String name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException ex) {
            throw new IllegalStateException("Could not create database " + name, ex);
        }
        return new Database(server.host(), server.port(), name, server.username(), server.password());
    }

    /** Tells the major version of the server that the tests run on, as asked for: "14" to "18". */
    public static String major() {
        return MAJOR;
    }

    /** Makes a server of embedded binaries, in the major version that was asked for. */
    static EmbeddedPostgres.Builder embedded() {
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(binaries())
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_prepared_transactions", "10");
    }

    /** The class path holds one major; the build puts the jars of others beside the classes. */
    private static PgBinaryResolver binaries() {
        Path jar = Path.of("target", "postgres", MAJOR + ".jar");
        if (MAJOR.equals("18")) {
            return DefaultPostgresBinaryResolver.INSTANCE;
        }
        if (!Files.exists(jar)) {
            throw new IllegalStateException("No binaries of PostgreSQL " + MAJOR + " at " + jar
                    + ": run 'mvn generate-test-resources', or choose another major");
        }
        return (system, machine) -> open(jar);
    }

    private static InputStream open(Path jar) throws IOException {
        ZipFile zip = new ZipFile(jar.toFile());
        ZipEntry entry = zip.stream()
                .filter(e -> e.getName().endsWith(".txz"))
                .findFirst()
                .orElseThrow();
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    /**
     * A database and how to reach it.
     *
     * @param host the host name
     * @param port the TCP port
     * @param name the name of the database
     * @param username a superuser
     * @param password the password of the user
     */
    public record Database(String host, int port, String name, String username, String password) {

        /** Returns the JDBC URL without credentials. */
        public String jdbcUrl() {
            return "jdbc:postgresql://" + this.host + ":" + this.port + "/" + this.name;
        }

        /** Returns the URL in the form that libpq knows, with credentials. */
        public String libpqUrl() {
            return "postgresql://" + this.username + ":" + this.password + "@" + this.host + ":" + this.port + "/"
                    + this.name;
        }

        /** Opens a connection. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), this.username, this.password);
        }

        /** Returns a data source that opens a new connection each time. */
        public DataSource dataSource() {
            return new DriverManagerDataSource(jdbcUrl(), this.username, this.password);
        }

        /** Returns a data source that keeps one connection, for who asks often. */
        public SingleConnectionDataSource keptConnection() {
            return new SingleConnectionDataSource(jdbcUrl(), this.username, this.password, true);
        }

        @Override
        public String toString() {
            return jdbcUrl();
        }
    }

    private record Server(String host, int port, String username, String password) {

        String url(String database) {
            return "jdbc:postgresql://" + this.host + ":" + this.port + "/" + database;
        }
    }

    /** Starts the server on first use. */
    private static final class Holder {

        private static final Server SERVER = start();

        private static Server start() {
            String url = System.getenv("MIGRATE_TEST_URL");
            if (url != null) {
                return given(url);
            }
            return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
        }

        private static Server given(String url) {
            var uri = java.net.URI.create(url.substring("jdbc:".length()));
            var parameters = org.springframework.web.util.UriComponentsBuilder.fromUri(uri)
                    .build()
                    .getQueryParams();
            return new Server(
                    uri.getHost(),
                    uri.getPort() < 0 ? 5432 : uri.getPort(),
                    orElse(parameters.getFirst("user"), "postgres"),
                    orElse(parameters.getFirst("password"), "postgres"));
        }

        private static String orElse(@Nullable String value, String fallback) {
            return value != null ? value : fallback;
        }

        @SuppressWarnings("resource") // Testcontainers ends the container with the JVM.
        private static Server container() {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + MAJOR + "-alpine");
            container.setCommand("postgres", "-c", "fsync=off", "-c", "max_prepared_transactions=10");
            container.start();
            return new Server(
                    container.getHost(),
                    container.getMappedPort(5432),
                    container.getUsername(),
                    container.getPassword());
        }

        @SuppressWarnings("resource") // A shutdown hook ends the server with the JVM.
        private static Server embedded() {
            try {
                EmbeddedPostgres postgres = TestPostgres.embedded().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
                return new Server("localhost", postgres.getPort(), "postgres", "postgres");
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }
}
