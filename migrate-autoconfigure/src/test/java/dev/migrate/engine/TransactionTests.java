package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run commits, what it does about locks that are not free, and how it is stopped. */
@Tag("postgres")
class TransactionTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder)
                .addTable("aaa", "<base>")
                .addTable("bbb", "aaa")
                .addTable("ccc", "bbb");
    }

    private Migrator migrator(MigratorSettings settings) {
        return new Migrator(this.database.dataSource(), this.revisions.scripts(), settings);
    }

    private static MigratorSettings settings() {
        return MigratorSettings.defaults("test");
    }

    private static MigratorSettings perRun() {
        return settings().withTransaction(TransactionMode.PER_RUN);
    }

    private static MigratorSettings limits(Duration lock, Duration retry) {
        return settings().withTimeouts(new Timeouts(lock, Duration.ZERO, retry));
    }

    @Test
    void undoesAWholeRunThatFailsWhenItIsOneTransaction() {
        this.revisions.add("ddd", "ccc", "boom;", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator(perRun()).upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .contains(
                                    "Its 4 revisions are one transaction (migrate.transaction=per-run), which was rolled"
                                            + " back: nothing of aaa, bbb, ccc, ddd remains. No other step had run; the database"
                                            + " is at <base>.");
                    assertThat(ex.action()).endsWith("run it again: it goes on with aaa.");
                    assertThat(ex.revision()).isEqualTo("ddd");
                    assertThat(ex.applied()).isEmpty();
                });

        assertThat(this.catalog.tables()).isEmpty();
        assertThat(this.catalog.heads()).isEmpty();
        assertThat(this.catalog.history()).containsExactly("upgrade ddd FAILED");
    }

    @Test
    void runsARunAsOneTransaction() {
        RunResult result = migrator(perRun()).upgrade("heads");

        assertThat(result.steps()).hasSize(3);
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.strings("select count(distinct xmin::text) from migrate_history"))
                .containsExactly("1");
        assertThat(migrator(perRun()).downgrade("base").headsAfter()).isEmpty();
    }

    @Test
    void endsTheTransactionOfARunAroundAStepThatHasNone() {
        this.revisions.write(
                "ddd", "ccc", "-- migrate:up transaction:false\ncreate index concurrently i on t_aaa (id);\n");
        this.revisions.addTable("eee", "ddd").add("fff", "eee", "boom;", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator(perRun()).upgrade("heads"))
                .satisfies(ex -> assertThat(ex.applied()).containsExactly("aaa", "bbb", "ccc", "ddd"));

        assertThat(this.catalog.heads()).containsExactly("ddd");
    }

    @Test
    void commitsANewEnumValueBeforeARevisionThatUsesIt() {
        this.revisions.add("ddd", "ccc", "create type mood as enum ('sad');", "");
        this.revisions.add("eee", "ddd", "alter type mood add value 'happy';", "");
        this.revisions.add("fff", "eee", "create table m as select 'happy'::mood m;", "");
        migrator(perRun()).upgrade("ddd");

        migrator(perRun()).upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("fff");
    }

    @Test
    void keepsWhatRanBeforeAFailureThatSharedAMessage() {
        for (int i = 0; i < 10; i++) {
            this.revisions.addTable("r" + i, i == 0 ? "ccc" : "r" + (i - 1));
        }
        this.revisions.add("r5", "r4", "create table half (id int);\nboom;", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator(settings()).upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.revision()).isEqualTo("r5");
                    assertThat(ex.problem())
                            .contains("line 9, statement 2 of 2")
                            .contains("the database is at r4.");
                    assertThat(ex.applied()).containsExactly("aaa", "bbb", "ccc", "r0", "r1", "r2", "r3", "r4");
                });

        assertThat(this.catalog.heads()).containsExactly("r4");
        assertThat(this.catalog.tables()).contains("t_r4").doesNotContain("half", "t_r6");
        assertThat(this.catalog.history()).endsWith("upgrade r4 SUCCESS", "upgrade r5 FAILED");
    }

    @Test
    void triesAgainUntilTheLockIsFreeAndSaysWhoHeldIt() throws SQLException {
        migrator(settings()).upgrade("heads");
        this.revisions.addTable("ddd", "ccc").add("eee", "ddd", "alter table t_aaa add column v int;", "");
        List<String> told = new ArrayList<>();
        try (Connection reader = this.database.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("set application_name = 'reporting'");
            statement.execute("select 'the secret word' from t_aaa");

            migrator(limits(Duration.ofMillis(100), Duration.ofMinutes(1)))
                    .with(event -> {
                        if (event instanceof MigrationEvent.TryingAgain again) {
                            told.addAll(again.blockers());
                            rollBack(reader);
                        }
                    })
                    .upgrade("heads");
        }

        assertThat(told.get(0))
                .matches("process \\d+ \\(reporting, in a transaction for \\d+ s, idle in transaction:"
                        + " select '\\.\\.\\.' from t_aaa\\)");
        assertThat(this.catalog.heads()).containsExactly("eee");
        assertThat(this.catalog.history()).endsWith("upgrade ddd SUCCESS", "upgrade eee SUCCESS");
    }

    @Test
    void givesUpALockThatDoesNotBecomeFreeAndNamesTheHolder() throws SQLException {
        migrator(settings()).upgrade("heads");
        this.revisions.add("ddd", "ccc", "alter table t_aaa add column v int;", "");
        try (Connection reader = this.database.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("set application_name = 'reporting'");
            statement.execute("select from t_aaa");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator(limits(Duration.ofMillis(50), Duration.ZERO))
                            .upgrade("heads"))
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .contains(
                                        "canceling statement due to lock timeout (SQLSTATE 55P03), again and again for"
                                                + " 0 s, probably held by process ")
                                .contains("(reporting, in a transaction for ")
                                .contains("The step was rolled back: nothing of it remains.");
                        assertThat(ex.action())
                                .isEqualTo("Run it again when those transactions have ended, or end them with"
                                        + " pg_terminate_backend(pid); migrate.lock-timeout sets how long a statement"
                                        + " waits, migrate.lock-retry how long it is tried.");
                    });
        }
        assertThat(this.catalog.heads()).containsExactly("ccc");
    }

    @Test
    void givesThePoolItsConnectionBackAsItWas() throws SQLException {
        try (Connection connection = this.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
            statement.execute("set application_name = 'pool'");
            var same = new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true);

            new Migrator(same, this.revisions.scripts(), settings()).upgrade("heads");

            try (var rows = statement.executeQuery("select current_setting('lock_timeout') || current_setting("
                    + "'application_name') || current_setting('client_connection_check_interval')")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("5spool0");
            }
        }
    }

    /** As every dump of pg_dump begins, which is how many take an existing database over. */
    @Test
    void doesNotLetTheSettingsOfARevisionReachTheNextOneOrThePool() throws SQLException {
        String preamble = "select pg_catalog.set_config('search_path', '', false);\nset row_security = off;\n";
        this.revisions.add("ddd", "ccc", preamble + "create table public.dumped (id int);", "");
        this.revisions.addTable("eee", "ddd");
        this.revisions.write(
                "fff", "eee", "-- migrate:up transaction:false\n" + preamble + "create table public.f (i int);\n");
        this.revisions.write("ggg", "fff", "-- migrate:up transaction:false\ncreate table g (i int);\n");
        try (Connection connection = this.database.connect();
                Statement statement = connection.createStatement()) {
            var same = new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true);

            new Migrator(same, this.revisions.scripts(), settings()).upgrade("heads");

            assertThat(this.catalog.tables()).contains("dumped", "t_eee", "f", "g");
            try (var rows = statement.executeQuery(
                    "select current_setting('search_path') || current_setting('row_security')")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("\"$user\", publicon");
            }
        }
        new Migrator(this.database.dataSource(), this.revisions.scripts(), perRun()).check("heads");
    }

    @Test
    void doesNotLetThemReachTheNextRevisionOfOneTransactionEither() {
        this.revisions.add("ddd", "ccc", "set search_path = '';\ncreate table public.dumped (id int);", "");
        this.revisions.addTable("eee", "ddd");

        migrator(perRun()).upgrade("heads");

        assertThat(this.catalog.tables()).contains("dumped", "t_eee");
    }

    @Test
    void runsOnAThreadOfItsOwn() {
        CompletableFuture<RunResult> run = migrator(settings()).upgradeAsync("heads");

        assertThat(run.join().steps()).hasSize(3);
        assertThat(migrator(settings()).downgradeAsync("base").join().headsAfter())
                .isEmpty();
    }

    @Test
    void cancelsTheStatementOnTheServerAndLeavesARevision() throws Exception {
        this.revisions.add("ddd", "ccc", "create table half (id int);\nselect pg_sleep(1000);", "");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        List<MigrationEvent> events = new ArrayList<>();
        CompletableFuture<RunResult> run = migrator(settings())
                .with(event -> {
                    events.add(event);
                    if (event instanceof MigrationEvent.StepStarted step
                            && step.step().revision().equals("ddd")) {
                        started.countDown();
                    }
                    if (event instanceof MigrationEvent.RunFailed) {
                        ended.countDown();
                    }
                })
                .upgradeAsync("heads");
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        while (this.catalog
                .strings("select pid from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'"
                        + " and datname = current_database() and pid <> pg_backend_pid()")
                .isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(run.cancel(true)).isTrue();

        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(run::join);
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.tables()).doesNotContain("half");
        MigrationEvent.RunFailed failed = (MigrationEvent.RunFailed) events.get(events.size() - 1);
        assertThat(failed.failure()).isInstanceOf(MigrationCancelledException.class);
        assertThat(failed.failure().problem())
                .isEqualTo(
                        "The run was cancelled during Upgrade to ddd (make ddd). The step was rolled back: nothing of it"
                                + " remains. Steps that ran before and stay: aaa, bbb, ccc; the database is at ccc.");
        assertThat(this.catalog.strings("select 'lock' from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    @Test
    void stopsAnInterruptedThreadBetweenTwoRevisions() {
        Migrator migrator = migrator(settings()).with(event -> {
            if (event instanceof MigrationEvent.StepFinished step && step.number() == 1) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatExceptionOfType(MigrationCancelledException.class)
                .isThrownBy(() -> migrator.upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem()).startsWith("The run was cancelled before Upgrade to bbb (make bbb).");
                    assertThat(ex.action()).isEqualTo("Run it again: it goes on with bbb.");
                    assertThat(ex.applied()).containsExactly("aaa");
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
