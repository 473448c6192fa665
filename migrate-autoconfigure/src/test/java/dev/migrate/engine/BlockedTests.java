package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whoever holds the locks that a revision needs, and what the application notices meanwhile. */
@Tag("postgres")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BlockedTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
    }

    private Migrator migrator(DataSource dataSource, Duration lock, Duration retry) {
        return new Migrator(
                dataSource,
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTimeouts(new Timeouts(lock, Duration.ZERO, retry)));
    }

    private Migrator migrator(Duration lock, Duration retry) {
        return migrator(this.database.dataSource(), lock, retry);
    }

    private Connection reader() throws SQLException {
        Connection reader = this.database.connect();
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("set application_name = 'reporting'");
            statement.execute("select from t_aaa");
        }
        return reader;
    }

    /** Whoever holds it keeps the row of the failure out too, and that is not worth waiting for. */
    @Test
    void doesNotWaitForTheHistoryToTellOfAFailure() throws SQLException {
        migrator(Duration.ofSeconds(1), Duration.ZERO).upgrade("heads");
        this.revisions.addTable("bbb", "aaa");
        try (Connection other = this.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table migrate_history in share row exclusive mode");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(
                            () -> migrator(Duration.ofMillis(50), Duration.ZERO).upgrade("heads"))
                    .satisfies(ex -> assertThat(ex.problem())
                            .contains("when its outcome was written down: canceling statement due to lock timeout"));
        }
        assertThat(this.catalog.history()).containsExactly("upgrade aaa SUCCESS");

        migrator(Duration.ofMillis(50), Duration.ZERO).upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void applicationGetsThroughWhileALongReaderStandsInTheWay() throws Exception {
        migrator(Duration.ZERO, Duration.ZERO).upgrade("heads");
        this.revisions.add("bbb", "aaa", "alter table t_aaa add column v int;", "");
        try (Connection reader = reader();
                Connection application = this.database.connect();
                Statement query = application.createStatement()) {
            CompletableFuture<RunResult> run =
                    migrator(Duration.ofMillis(500), Duration.ofMinutes(5)).upgradeAsync("heads");
            while (this.catalog
                    .strings("select 'waits' from pg_locks where not granted and mode = 'AccessExclusiveLock'"
                            + " and relation = 't_aaa'::regclass")
                    .isEmpty()) {
                Thread.onSpinWait();
            }

            query.execute("select from t_aaa");

            assertThat(run).isNotDone();
            reader.rollback();
            assertThat(run.get(1, TimeUnit.MINUTES).headsAfter()).containsExactly("bbb");
        }
    }

    /** Statements outside a transaction that bear one are tried again as well, and the pauses in between end with the run. */
    @Test
    void stopsTryingAgainWhenItIsCancelled() throws Exception {
        migrator(Duration.ZERO, Duration.ZERO).upgrade("heads");
        this.revisions.write(
                "bbb", "aaa", "-- migrate:up transaction:false\nalter table t_aaa add column v int;\nvacuum t_aaa;\n");
        List<MigrationEvent> events = new CopyOnWriteArrayList<>();
        CompletableFuture<CompletableFuture<RunResult>> started = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        try (Connection reader = reader()) {
            CompletableFuture<RunResult> run = migrator(Duration.ofMillis(50), Duration.ofMinutes(5))
                    .with(event -> {
                        events.add(event);
                        if (event instanceof MigrationEvent.TryingAgain) {
                            started.join().cancel(true);
                        }
                        if (event instanceof MigrationEvent.RunFailed) {
                            ended.countDown();
                        }
                    })
                    .upgradeAsync("heads");
            started.complete(run);

            assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(run::join);
            reader.rollback();
        }
        assertThat(events)
                .filteredOn(MigrationEvent.TryingAgain.class::isInstance)
                .hasSize(1);
        MigrationEvent.RunFailed failed = (MigrationEvent.RunFailed) events.get(events.size() - 1);
        assertThat(failed.failure().problem())
                .isEqualTo(
                        "The run was cancelled during Upgrade to bbb (make bbb). The step runs outside a transaction;"
                                + " none of its statements took effect before. No other step had run; the database is at aaa.");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    @Test
    void triesAgainWhatCouldNotBeSerialized() throws Exception {
        migrator(Duration.ZERO, Duration.ZERO).upgrade("heads");
        this.catalog.execute("insert into t_aaa values (1)");
        this.catalog.execute(
                "alter database " + this.database.name() + " set default_transaction_isolation = 'repeatable read'");
        this.revisions.add("bbb", "aaa", "update t_aaa set id = id + 1;", "");
        try (Connection other = this.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update t_aaa set id = id + 10");
            CompletableFuture<RunResult> run =
                    migrator(Duration.ofMinutes(1), Duration.ofMinutes(1)).upgradeAsync("heads");
            while (this.catalog
                    .strings("select 'waits' from pg_stat_activity where application_name = 'test'"
                            + " and wait_event_type = 'Lock' and datname = current_database()")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            other.commit();

            assertThat(run.get(1, TimeUnit.MINUTES).headsAfter()).containsExactly("bbb");
        }
        assertThat(this.catalog.strings("select id from t_aaa")).containsExactly("12");
    }

    @Test
    void namesAPreparedTransaction() throws SQLException {
        assumeTrue(
                !this.catalog.strings("show max_prepared_transactions").equals(List.of("0")),
                "the server has max_prepared_transactions = 0");
        migrator(Duration.ZERO, Duration.ZERO).upgrade("heads");
        this.revisions.add("bbb", "aaa", "alter table t_aaa add column v int;", "");
        String gid = this.database.name() + "''s";
        try (Connection other = this.database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin");
            statement.execute("insert into t_aaa values (1)");
            statement.execute("prepare transaction '" + gid + "'");
        }
        String told = "the prepared transaction '" + gid + "' \\(of the user postgres, prepared \\d+ s ago; only commit"
                + " prepared or rollback prepared ends it\\)";

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator(Duration.ofMillis(50), Duration.ZERO).upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem())
                        .containsPattern("again and again for 0 s, probably held by " + told + "\\."));
        assertThat(this.catalog.heads()).containsExactly("aaa");

        List<String> blockers = new ArrayList<>();
        migrator(Duration.ofMillis(50), Duration.ofMinutes(1))
                .with(event -> {
                    if (event instanceof MigrationEvent.TryingAgain again) {
                        blockers.addAll(again.blockers());
                        this.catalog.execute("rollback prepared '" + gid + "'");
                    }
                })
                .upgrade("heads");

        assertThat(blockers).singleElement().asString().matches(told);
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    /** Who may not see the statements of others still learns whose they are. */
    @Test
    void namesASessionOfAnotherUser() throws SQLException {
        String role = "owner_" + this.database.name();
        this.catalog.execute("create role " + role + " login password 's3cret'");
        this.catalog.execute("grant create on schema public to " + role);
        DataSource owner = new DriverManagerDataSource(this.database.jdbcUrl(), role, "s3cret");
        migrator(owner, Duration.ZERO, Duration.ZERO).upgrade("heads");
        this.revisions.add("bbb", "aaa", "alter table t_aaa add column v int;", "");
        Migrator migrator = migrator(owner, Duration.ofMillis(50), Duration.ZERO);
        try (Connection reader = reader()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator.upgrade("heads"))
                    .satisfies(ex -> assertThat(ex.problem())
                            .containsPattern("probably held by process \\d+ \\(reporting, of the user postgres, whose"
                                    + " statements are not ours to see\\)"));
            reader.rollback();
        }
    }
}
