package dev.migrate.benchmark;

import dev.migrate.engine.RunResult;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All revisions on an empty database, each in a transaction of its own that also moves the version row and writes a row of
 * history, beside plain JDBC with the same work. The revisions are read before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 4)
public class FreshDatabaseBenchmark {

    /** How many revisions there are. */
    @Param({"10", "100", "1000", "5000"})
    public int revisions;

    private @Nullable ScriptSet scripts;
    private TestPostgres.@Nullable Database database;

    /** Reads the revisions. */
    @Setup
    public void read() throws IOException {
        try (URLClassLoader loader = ExecutableJar.with(this.revisions).classLoader()) {
            this.scripts = ScanBenchmark.read(loader);
        }
    }

    /** Makes an empty database. */
    @Setup(Level.Invocation)
    public void create() {
        this.database = TestPostgres.freshDatabase();
    }

    /** Drops it: thousands of tables need their place on the disk. */
    @TearDown(Level.Invocation)
    public void drop() throws SQLException {
        TestPostgres.Database used = database();
        String server = used.jdbcUrl().substring(0, used.jdbcUrl().lastIndexOf('/'));
        try (Connection connection =
                        DriverManager.getConnection(server + "/postgres", used.username(), used.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + used.name() + " with (force)");
            statement.execute("checkpoint");
        }
    }

    /** Upgrades to the head. */
    @Benchmark
    public RunResult migrate() {
        return NothingToDoBenchmark.migrator(database(), Objects.requireNonNull(this.scripts))
                .upgrade("heads");
    }

    /** The usual way: statement by statement, and a commit. */
    @Benchmark
    public int statementByStatement() throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            connection.setAutoCommit(false);
            for (int i = 0; i < this.revisions; i++) {
                statement.execute(RevisionText.up(i));
                statement.execute(version(i));
                statement.execute(history(i));
                connection.commit();
            }
        }
        return this.revisions;
    }

    /** The limit of one transaction a revision: each in one message to the server. */
    @Benchmark
    public int messageByMessage() throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            for (int i = 0; i < this.revisions; i++) {
                statement.execute(
                        "begin; " + RevisionText.up(i) + "; " + version(i) + "; " + history(i) + "; commit");
            }
        }
        return this.revisions;
    }

    private static final String TABLES = """
            create table migrate_version (version_num varchar(64) primary key);
            create table migrate_history (
                number bigint generated always as identity primary key,
                revision text not null, parents text[] not null, direction text not null, message text not null,
                checksum text, started timestamptz not null, duration_ms bigint not null, applied_by text not null,
                application text not null, outcome text not null)""";

    private static String version(int number) {
        return number == 0
                ? "insert into migrate_version values ('" + RevisionText.id(0) + "')"
                : "update migrate_version set version_num = '" + RevisionText.id(number) + "' where version_num = '"
                        + RevisionText.id(number - 1) + "'";
    }

    private static String history(int number) {
        return "insert into migrate_history (revision, parents, direction, message, checksum, started, duration_ms,"
                + " applied_by, application, outcome) values ('" + RevisionText.id(number) + "', array['"
                + RevisionText.id(Math.max(0, number - 1)) + "'], 'upgrade', 'table " + number
                + "', 'f3c1a5b90d7e', now(), 1, current_user, 'benchmark', 'success')";
    }

    private TestPostgres.Database database() {
        return Objects.requireNonNull(this.database);
    }
}
