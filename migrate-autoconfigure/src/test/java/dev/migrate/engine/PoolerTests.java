package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PgBouncer between the application and the server, where its program is installed. */
@Tag("postgres")
class PoolerTests {

    private static final List<Path> PROGRAMS = Stream.of(
                    "/usr/sbin/pgbouncer",
                    "/usr/bin/pgbouncer",
                    "/usr/local/bin/pgbouncer",
                    "/opt/homebrew/bin/pgbouncer")
            .map(Path::of)
            .toList();

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;
    private @Nullable Process pooler;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
        this.revisions.write("ccc", "bbb", """
                -- migrate:up transaction:false
                create index concurrently i on t_aaa (id);

                -- migrate:down transaction:false
                drop index concurrently i;
                """);
    }

    @AfterEach
    void stop() throws InterruptedException {
        Process running = this.pooler;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }

    @Test
    void refusesAPoolerInTransactionMode(@TempDir Path folder) throws Exception {
        DriverManagerDataSource pooled = start("transaction", folder);

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> this.revisions.migrator(pooled).upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The connection goes through a pooler that shares server connections between"
                                    + " clients (transaction mode), and the migration lock does not hold there. Nothing"
                                    + " was changed.");
                    assertThat(ex.action())
                            .isEqualTo("Give migrations a direct connection with DIRECT_DATABASE_URL or migrate.url.");
                });
        assertThat(this.catalog.strings("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();

        // Past the pooler, and a start behind it that has nothing to do.
        this.revisions.migrator(this.database.dataSource()).upgrade("heads");
        assertThat(this.revisions.migrator(pooled).upgrade("heads").isNothing()).isTrue();
        this.revisions.migrator(pooled).check("heads");
        assertThat(this.revisions.migrator(pooled).status().upToDate()).isTrue();
    }

    @Test
    void refusesAPoolerWhoseModeItCannotSee(@TempDir Path folder) throws Exception {
        try (Connection only = start("session", folder).getConnection()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> this.revisions
                            .migrator(new SingleConnectionDataSource(only, true))
                            .upgrade("heads"))
                    .satisfies(ex -> assertThat(ex.problem()).startsWith("The connection goes through a pooler"));
        }
    }

    @Test
    void worksThroughAPoolerInSessionMode(@TempDir Path folder) throws Exception {
        DriverManagerDataSource pooled = start("session", folder);

        assertThat(this.revisions.migrator(pooled).upgrade("heads").steps()).hasSize(3);
        assertThat(this.revisions.migrator(pooled).downgrade("bbb").headsAfter())
                .containsExactly("bbb");
        assertThat(this.catalog.strings("select 'lock' from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    private DriverManagerDataSource start(String mode, Path folder) throws Exception {
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
                        this.database.host(),
                        this.database.port(),
                        this.database.username(),
                        this.database.password(),
                        port,
                        mode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        boolean root = System.getProperty("user.name").equals("root");
        List<String> command = root
                ? List.of(program.toString(), "-u", "nobody", configuration.toString())
                : List.of(program.toString(), configuration.toString());
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        this.pooler = started;
        DriverManagerDataSource pooled = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + this.database.name() + "?sslmode=disable",
                this.database.username(),
                this.database.password());
        while (!answers(pooled)) {
            assertThat(started.isAlive())
                    .as(() -> "PgBouncer runs: " + read(folder.resolve("log")))
                    .isTrue();
            Thread.onSpinWait();
        }
        return pooled;
    }

    private static boolean answers(DriverManagerDataSource pooled) {
        try (Connection connection = pooled.getConnection()) {
            return connection.isValid(60);
        } catch (SQLException ex) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ex) {
            return ex.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
