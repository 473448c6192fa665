package dev.migrate.benchmark;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.engine.RunResult;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a start adds where the database is up to date, beside one connection with one statement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NothingToDoBenchmark {

    /** How many revisions there are. */
    @Param({"10", "1000"})
    public int revisions;

    private ExecutableJar jar = ExecutableJar.with(0);
    private TestPostgres.@Nullable Database database;

    /** Brings the database up to date. */
    @Setup
    public void upgrade() throws IOException {
        this.jar = ExecutableJar.with(this.revisions);
        this.database = TestPostgres.freshDatabase();
        migrate();
    }

    /** Reads all revisions from an executable jar and finds that there is nothing to do. */
    @Benchmark
    public RunResult migrate() throws IOException {
        try (URLClassLoader loader = this.jar.classLoader()) {
            return migrator(database(), ScanBenchmark.read(loader)).upgrade("heads");
        }
    }

    static Migrator migrator(TestPostgres.Database database, ScriptSet scripts) {
        return new Migrator(database.dataSource(), scripts, MigratorSettings.defaults("benchmark"));
    }

    /** The limit: a connection and a statement. */
    @Benchmark
    public boolean limit() throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            return statement.execute("select version_num from migrate_version");
        }
    }

    private TestPostgres.Database database() {
        return Objects.requireNonNull(this.database);
    }
}
