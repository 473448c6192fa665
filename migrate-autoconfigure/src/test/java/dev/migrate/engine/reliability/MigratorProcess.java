package dev.migrate.engine.reliability;

import dev.migrate.engine.MigrationEvent;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.engine.TransactionMode;
import dev.migrate.graph.Direction;
import dev.migrate.testing.RevisionFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An instance of its own: a Java process that runs a chain when it is told to. */
final class MigratorProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    /**
     * Starts a process, and returns at once.
     *
     * @param jdbcUrl the database
     * @param location of the revisions
     * @param direction over the whole chain
     * @param mode how the run is cut into transactions
     */
    MigratorProcess(String jdbcUrl, String location, Direction direction, TransactionMode mode) {
        try {
            this.process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MigratorProcess.class.getName(),
                            jdbcUrl,
                            location,
                            direction.name(),
                            mode.name())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        this.output = this.process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits until the process has read its revisions. */
    MigratorProcess awaitReady() throws IOException {
        String line = this.output.readLine();
        while (line != null && !line.equals("READY")) {
            line = this.output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The process ended before it was ready");
        }
        return this;
    }

    /** Lets it run. */
    void go() throws IOException {
        this.process.outputWriter(StandardCharsets.UTF_8).append("GO\n").flush();
    }

    /** Ends it with SIGKILL, and returns when it is gone. */
    void kill() {
        this.process.destroyForcibly().onExit().join();
    }

    /** Waits for its end and returns what it said: a line for each revision that it ran, and one for each wait. */
    List<String> result() throws IOException {
        List<String> lines = new ArrayList<>();
        this.output
                .lines()
                .filter(line -> line.matches("(RAN|WAITED|FAILED) .*"))
                .forEach(lines::add);
        return lines;
    }

    @Override
    public void close() {
        kill();
    }

    /**
     * Is the process.
     *
     * @param args the URL of the database, the location of the revisions, direction and mode
     */
    public static void main(String[] args) throws IOException {
        Migrator migrator = new Migrator(
                        new DriverManagerDataSource(args[0], "postgres", "postgres"),
                        new RevisionFolder(Path.of(args[1].substring("file:".length()))).scripts(),
                        MigratorSettings.defaults("child@host")
                                .withLockWait(Duration.ofMinutes(2))
                                .withTransaction(TransactionMode.valueOf(args[3])))
                .with(event -> {
                    if (event instanceof MigrationEvent.WaitingForLock waiting) {
                        System.out.println("WAITED " + waiting.holder());
                    }
                });
        System.out.println("READY");
        if (new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine() == null) {
            return;
        }
        try {
            Chain.run(migrator, Direction.valueOf(args[2]))
                    .steps()
                    .forEach(step -> System.out.println("RAN " + step.revision()));
        } catch (RuntimeException ex) {
            System.out.println("FAILED " + ex);
        }
    }
}
