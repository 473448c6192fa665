package dev.migrate.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PgBouncer in front of a database, where its program is installed. */
public final class PgBouncer implements AutoCloseable {

    private static final List<Path> PROGRAMS = Stream.of(
                    "/usr/sbin/pgbouncer",
                    "/usr/bin/pgbouncer",
                    "/usr/local/bin/pgbouncer",
                    "/opt/homebrew/bin/pgbouncer")
            .map(Path::of)
            .toList();

    private final Database database;
    private final int port;
    private final Process process;

    private PgBouncer(Database database, int port, Process process) {
        this.database = database;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it, and returns when it answers.
     *
     * @param database what is behind it
     * @param mode of its pool: session, transaction or statement
     * @param folder an empty one
     * @throws org.opentest4j.TestAbortedException where it is not installed
     */
    public static PgBouncer start(Database database, String mode, Path folder) throws IOException {
        Path program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(
                program != null,
                "NOT TESTED: PgBouncer is not installed here, so nothing is known of poolers (apt-get install pgbouncer)");
        int port = freePort();
        Path configuration = folder.resolve("pgbouncer.ini");
        Files.writeString(configuration, """
                [databases]
                * = host=%s port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        database.host(), database.port(), database.username(), database.password(), port, mode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        boolean root = System.getProperty("user.name").equals("root");
        List<String> command = root
                ? List.of(program.toString(), "-u", "nobody", configuration.toString())
                : List.of(program.toString(), configuration.toString());
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        PgBouncer pooler = new PgBouncer(database, port, started);
        while (!pooler.answers()) {
            assertThat(started.isAlive())
                    .as(() -> "PgBouncer runs: " + read(folder.resolve("log")))
                    .isTrue();
            Thread.onSpinWait();
        }
        return pooler;
    }

    /** Opens connections through it. */
    public DriverManagerDataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl(), this.database.username(), this.database.password());
    }

    /** Returns the JDBC URL of the database behind it, without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + this.database.name() + "?sslmode=disable";
    }

    /** Returns the URL in the form that libpq knows, with credentials. */
    public String libpqUrl() {
        return "postgresql://" + this.database.username() + ":" + this.database.password() + "@127.0.0.1:" + this.port
                + "/" + this.database.name() + "?sslmode=disable";
    }

    private boolean answers() {
        try (Connection connection = dataSource().getConnection()) {
            return connection.isValid(60);
        } catch (SQLException ex) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        this.process.destroy();
        this.process.onExit().join();
    }
}
