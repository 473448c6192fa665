package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Counted;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.CuttingProxy.Place;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import dev.migrate.testing.WireProxy.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else has locked the tables of migrate itself. */
@Tag("postgres")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LockedTablesTests {

    private static final String BLOCKER =
            "process \\d+ \\(backup, in a transaction for \\d+ s, idle in transaction: lock table .*\\)";

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
        migrator(Duration.ZERO).upgrade("heads");
    }

    private Migrator migrator(Duration retry) {
        return new Migrator(
                this.database.dataSource(),
                this.revisions.scripts(),
                MigratorSettings.defaults("test")
                        .withTimeouts(new Timeouts(Duration.ofMillis(50), Duration.ZERO, retry)));
    }

    /** Locks a table as a backup or a careless script does. */
    private Connection lock(String table, String mode) throws SQLException {
        Connection other = this.database.connect();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'backup'");
            statement.execute("lock table " + table + " in " + mode + " mode");
        }
        return other;
    }

    private void writeIndex() {
        this.revisions.write("bbb", "aaa", """
                -- migrate:up transaction:false
                create table u (id int);
                create index concurrently i on t_aaa (id);
                """);
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private void refused(Consumer<MigrateException> requirements) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator(Duration.ZERO).upgrade("heads"))
                .satisfies(requirements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate_version", "migrate_history"})
    void aRunDoesNotWaitForEverToReadThem(String table) throws SQLException {
        try (Connection other = lock(table, "access exclusive")) {
            refused(ex -> {
                assertThat(ex.problem())
                        .matches(
                                "The tables of migrate, migrate_version and migrate_history, could not be read: they were"
                                        + " locked, again and again for 0 s, probably by " + BLOCKER + "\\.");
                assertThat(ex.action())
                        .isEqualTo("No revision was run. Run it again when that transaction has ended, or end it with"
                                + " pg_terminate_backend(pid); migrate.lock-timeout sets how long a statement waits,"
                                + " migrate.lock-retry how long it is tried.");
            });
            other.rollback();
        }
    }

    /** What surrounds a read that is tried again may be cut off too. */
    @Test
    void saysSoWhereverTheConnectionIsLostMeanwhile() throws Exception {
        this.revisions.migrator(this.database.dataSource()).upgrade("heads");
        MigratorSettings settings = MigratorSettings.defaults("test")
                .withTimeouts(new Timeouts(Duration.ofMillis(50), Duration.ZERO, Duration.ZERO));
        try (Connection other = this.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table migrate_version");
            for (int number = 1; number <= 12; number++) {
                Place place = new Place(Side.CLIENT, number, Counted.ROUND_TRIPS);
                try (CuttingProxy proxy = new CuttingProxy(this.database, place, Damage.CUT)) {
                    Migrator migrator = new Migrator(proxy.dataSource(), this.revisions.scripts(), settings);
                    assertThatExceptionOfType(MigrateException.class)
                            .as("%s", place)
                            .isThrownBy(() -> migrator.check("heads"));
                }
            }
        }
    }

    @Test
    void aRunGoesOnWhenTheyAreFree() throws SQLException {
        this.revisions.addTable("bbb", "aaa");
        try (Connection other = lock("migrate_version", "access exclusive")) {
            List<String> blockers = new ArrayList<>();
            migrator(Duration.ofMinutes(1))
                    .with(event -> {
                        if (event instanceof MigrationEvent.WaitingForTables waiting) {
                            blockers.addAll(waiting.blockers());
                            rollBack(other);
                        }
                    })
                    .upgrade("heads");
            assertThat(blockers).singleElement().asString().matches(BLOCKER);
        }
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void aStatusNamesWhoHasLockedThem() throws SQLException {
        try (Connection other = lock("migrate_history", "access exclusive")) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrator(Duration.ofMinutes(5)).status())
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .matches("The tables of migrate, migrate_version and migrate_history, could not be read"
                                        + " within 2 s: they may be locked, probably by " + BLOCKER + "\\.");
                        assertThat(ex.action()).isEqualTo("Ask again when that transaction has ended.");
                    });
            other.rollback();
        }
    }

    @Test
    void aHalfOutsideATransactionDoesNotBeginUnlessItCanSaySo() throws SQLException {
        writeIndex();
        try (Connection other = lock("migrate_history", "share row exclusive")) {
            refused(ex -> {
                assertThat(ex.problem())
                        .matches("Upgrade to bbb \\(make bbb\\) failed in .*, when its beginning was written down:"
                                + " canceling statement due to lock timeout \\(SQLSTATE 55P03\\), again and again for 0 s,"
                                + " probably held by " + BLOCKER
                                + "\\. The step runs outside a transaction; none of its"
                                + " statements took effect before\\. No other step had run; the database is at aaa\\.");
                assertThat(ex.action()).startsWith("Run it again when those transactions have ended, or end them");
            });
            other.rollback();
        }
        assertThat(this.catalog.history()).containsExactly("upgrade aaa SUCCESS");

        migrator(Duration.ZERO).upgrade("heads");
        assertThat(this.catalog.history())
                .containsExactly("upgrade aaa SUCCESS", "upgrade bbb STARTED", "upgrade bbb SUCCESS");
    }

    @Test
    void aHalfOutsideATransactionIsCompleteAlthoughItsEndCannotBeWrittenDown() throws SQLException {
        writeIndex();
        try (Connection other = lock("migrate_version", "share row exclusive")) {
            refused(ex -> assertThat(ex.problem())
                    .matches("Upgrade to bbb \\(make bbb\\) failed in .*, when its outcome was written down: .*"
                            + " probably held by " + BLOCKER
                            + "\\. The step runs outside a transaction: all its 2 statements"
                            + " took effect and remain\\. No other step had run; the database is at aaa\\."));
            other.rollback();
        }

        migrator(Duration.ZERO).upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("bbb");
        assertThat(this.catalog.history())
                .containsExactly(
                        "upgrade aaa SUCCESS",
                        "upgrade bbb STARTED",
                        "upgrade bbb FAILED",
                        "upgrade bbb STARTED",
                        "upgrade bbb SUCCESS");
    }

    /** Neither the note behind the statement nor the row of the failure can be written. */
    @Test
    void aStatementThatTookEffectIsFoundAgainWithoutANote() throws Exception {
        writeIndex();
        try (Connection writer = this.database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into t_aaa values (1)");
            CompletableFuture<RunResult> run = migrator(Duration.ZERO).upgradeAsync("heads");
            while (this.catalog
                    .strings("select 'waits' from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like 'create index concurrently%' and datname = current_database()")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            try (Connection other = lock("migrate_history", "share row exclusive")) {
                writer.rollback();
                assertThat(run)
                        .failsWithin(1, TimeUnit.MINUTES)
                        .withThrowableThat()
                        .havingCause()
                        .satisfies(cause -> assertThat(((MigrateException) cause).problem())
                                .matches(
                                        "Upgrade to bbb \\(make bbb\\) failed in .*, when the effect of statement 2 was"
                                                + " noted: .* probably held by " + BLOCKER
                                                + "\\. The step runs outside a transaction:"
                                                + " all its 2 statements took effect and remain\\. No other step had run; the database"
                                                + " is at aaa\\."));
                other.rollback();
            }
        }
        assertThat(this.catalog.history()).containsExactly("upgrade aaa SUCCESS", "upgrade bbb STARTED");

        migrator(Duration.ZERO).upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    /** The row of the failure tells of the statement what its note could not. */
    @Test
    void aStatementThatTookEffectIsKnownFromTheRowOfTheFailure() {
        writeIndex();
        this.catalog.execute("""
                create function refuse() returns trigger language plpgsql as $$ begin
                    if pg_catalog.cardinality(new.statements) = 2 then raise 'no notes'; end if; return new; end $$""");
        this.catalog.execute(
                "create trigger refuse before update on migrate_history for each row execute function refuse()");
        refused(ex -> assertThat(ex.problem())
                .contains(
                        ", when the effect of statement 2 was noted: no notes (SQLSTATE P0001). The step runs outside a"
                                + " transaction: all its 2 statements took effect and remain."));
        this.catalog.execute("drop trigger refuse on migrate_history");

        migrator(Duration.ZERO).upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void aRepairDoesNotWaitForEver() throws SQLException {
        this.revisions.rewrite("aaa", text -> text.replace("create table", "create unlogged table"));
        try (Connection other = lock("migrate_history", "share row exclusive")) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrator(Duration.ZERO).repair())
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .matches("The tables of migrate, migrate_version and migrate_history, could not be"
                                        + " written: they were locked, again and again for 0 s, probably by " + BLOCKER
                                        + "\\. Nothing was changed\\.");
                        assertThat(ex.action()).startsWith("Run it again when that transaction has ended, or end it");
                    });
            other.rollback();
        }
        assertThat(migrator(Duration.ZERO).repair()).hasSize(1);
    }

    /** As a restore in one transaction does. */
    @Test
    void doesNotWaitForEverForAnotherWhoIsMakingThem() throws SQLException {
        this.catalog.execute("drop table migrate_version, migrate_history, t_aaa");
        try (Connection other = this.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("create table migrate_version (version_num text)");

            refused(ex -> assertThat(ex.problem())
                    .startsWith("The tables of migrate, migrate_version and migrate_history, could not be written: they"
                            + " were locked, again and again for 0 s"));
            other.rollback();
        }
        migrator(Duration.ZERO).upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }
}
