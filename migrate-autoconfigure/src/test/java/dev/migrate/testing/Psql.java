package dev.migrate.testing;

import dev.migrate.operation.SqlSplitter;
import dev.migrate.operation.SqlStatement;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script as psql does: with psql where this machine has one, else statement by statement over JDBC. Either way it
 * goes on behind an error unless the script or the caller says otherwise.
 */
public final class Psql {

    private static final @Nullable Path PROGRAM = find();

    private final Database database;
    private final boolean stop;

    private Psql(Database database, boolean stop) {
        this.database = database;
        this.stop = stop;
    }

    /** Runs scripts on a database and goes on behind an error, as psql does by itself. */
    public static Psql on(Database database) {
        return new Psql(database, false);
    }

    /** Stops at the first error, as {@code psql -v ON_ERROR_STOP=1} does. */
    public Psql stoppingAtErrors() {
        return new Psql(this.database, true);
    }

    /** Runs a script and returns the errors of the server, in their order. */
    public List<String> run(String script) {
        try {
            return PROGRAM == null ? overJdbc(script) : withProgram(PROGRAM, script);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private List<String> withProgram(Path program, String script) throws IOException, InterruptedException {
        Path file = Files.createTempFile("script", ".sql");
        try {
            Files.writeString(file, script);
            List<String> command = new ArrayList<>(
                    List.of(program.toString(), "-X", "-q", "-f", file.toString(), "-d", this.database.libpqUrl()));
            if (this.stop) {
                command.addAll(List.of("-v", "ON_ERROR_STOP=1"));
            }
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.lines()
                    .filter(line -> line.contains("ERROR:") || line.contains("FATAL:"))
                    .map(line -> line.replaceFirst("^.*?(?:ERROR|FATAL): +", ""))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    private List<String> overJdbc(String script) throws SQLException {
        boolean stopping = this.stop || script.contains("\\set ON_ERROR_STOP on\n");
        List<String> errors = new ArrayList<>();
        try (Connection connection = this.database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (SqlStatement sql : SqlSplitter.split(script.replace("\\set ON_ERROR_STOP on\n", ""), 1)) {
                try {
                    statement.execute(sql.text());
                } catch (SQLException ex) {
                    errors.add(Objects.requireNonNull(ex.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("")
                            .replaceFirst("^ERROR: ", ""));
                    if (stopping) {
                        break;
                    }
                }
            }
        }
        return errors;
    }

    private static @Nullable Path find() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(folder -> Path.of(folder, "psql"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
