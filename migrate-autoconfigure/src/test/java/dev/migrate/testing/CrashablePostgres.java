package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opentest4j.TestAbortedException;
import org.postgresql.PGConnection;

/** An embedded server of a test's own, so that it can be crashed and started again on the same data. */
public final class CrashablePostgres implements AutoCloseable {

    /** How it goes down. */
    public enum Crash {

        /** The first process of the server gets SIGKILL; the others end when they notice. */
        SIGKILL,

        /** All processes end at once, as at an immediate shutdown. */
        SIGQUIT,

        /** The process of a session gets SIGKILL: the server ends all others and recovers by itself. */
        SIGKILL_OF_A_SESSION
    }

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final Database database;
    private final Path control;

    private CrashablePostgres(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
        this.database = new Database("localhost", postgres.getPort(), "postgres", "postgres", "postgres");
        this.control =
                Path.of(process().orElseThrow().info().command().orElseThrow()).resolveSibling("pg_ctl");
    }

    /**
     * Starts a server. What it says is committed stays so when it crashes, as long as the machine goes on.
     *
     * @throws TestAbortedException if it cannot be started, on a machine whose tests use another server for that reason
     */
    public static CrashablePostgres start() throws IOException {
        Path data = Files.createTempDirectory("crashable");
        try {
            EmbeddedPostgres postgres = TestPostgres.embedded()
                    .setServerConfig("synchronous_commit", "on")
                    .setDataDirectory(data)
                    .start();
            return new CrashablePostgres(postgres, data);
        } catch (IllegalStateException ex) {
            if (System.getenv("MIGRATE_TEST_URL") == null) {
                throw ex;
            }
            throw new TestAbortedException(
                    "NOT TESTED: no server starts here that may be crashed, so nothing is known of crashes", ex);
        }
    }

    /** Returns its only database. */
    public Database database() {
        return this.database;
    }

    /** Crashes it, and returns when none of its processes that would have to end is there. */
    public synchronized void crash(Crash how) {
        switch (how) {
            case SIGKILL -> kill();
            case SIGQUIT -> control("stop", "-m", "immediate");
            case SIGKILL_OF_A_SESSION -> killSessions();
        }
    }

    private void kill() {
        ProcessHandle first = process().orElseThrow();
        List<ProcessHandle> all = first.descendants().toList();
        first.destroyForcibly();
        first.onExit().join();
        // The server does not start again before the last of them has left the shared memory.
        all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    }

    private void killSessions() {
        try (Connection witness = this.database.connect();
                Connection victim = this.database.connect();
                var statement = victim.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> " + pid(witness))) {
            while (rows.next()) {
                ProcessHandle.of(rows.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
            }
            while (witness.isValid(60)) {
                Thread.onSpinWait();
            }
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Starts it again unless it does that by itself, and returns when it answers. A crash under way comes first. */
    public synchronized void recover() {
        if (process().isEmpty()) {
            control("restart");
        }
        while (!answers()) {
            if (process().isEmpty()) {
                throw new IllegalStateException("The server has ended instead of recovering");
            }
        }
    }

    private boolean answers() {
        try (Connection connection = this.database.connect()) {
            return connection.isValid(60);
        } catch (SQLException ex) {
            return false;
        }
    }

    /** The first line of that file is the number of the first process, and none is there behind an orderly stop. */
    private Optional<ProcessHandle> process() {
        Path file = this.data.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                    : Optional.empty();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void control(String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // The server refuses root; in a namespace of its own nobody is.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(this.control.toString(), "-D", this.data.toString(), "-w"));
        command.addAll(List.of(arguments));
        try {
            // Its pipes would stay open as long as the server that it starts.
            int result = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException(command + " failed with " + result);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void close() throws IOException {
        this.postgres.close();
    }
}
