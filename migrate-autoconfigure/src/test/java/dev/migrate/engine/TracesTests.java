package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a revision takes and makes for its own connection (a role, a search path, temporary tables) is there for its own
 * statements, as it would be in psql, and for nobody behind them: not the rows that tell of it, the next revision, the pool.
 */
@Tag("postgres")
class TracesTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final SingleConnectionDataSource pool = this.database.keptConnection();
    private final String owner = "owner_" + this.database.name();
    private RevisionFolder revisions;

    @BeforeEach
    void makeRolesAndSchemas(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder);
        this.catalog.execute("create role " + this.owner);
        this.catalog.execute("grant all on schema public to " + this.owner);
        this.catalog.execute("create schema other");
    }

    @AfterEach
    void closeThePool() {
        this.pool.destroy();
    }

    private Migrator migrator(TransactionMode mode) {
        return new Migrator(
                this.pool,
                this.revisions.scripts(),
                MigratorSettings.defaults("test@host").withTransaction(mode));
    }

    private List<String> placesAndOwners() {
        return this.catalog.strings("select schemaname || '.' || tablename || ' ' || tableowner from pg_tables"
                + " where tablename like 'x%' order by tablename");
    }

    private String pooled(String expression) {
        return new Catalog(this.pool).strings("select " + expression).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "set role, PER_REVISION",
        "set local role, PER_REVISION",
        "set session authorization, PER_REVISION",
        "set role, PER_RUN",
        "set local role, PER_RUN",
        "set session authorization, PER_RUN"
    })
    void theRoleThatARevisionTookWritesNeitherItsRowsNorTheNextRevision(String take, TransactionMode mode) {
        this.revisions
                .add("a", "<base>", take + " " + this.owner + ";\ncreate table x1 (i int);", "")
                .add("b", "a", "create table x2 (i int);", "");

        migrator(mode).upgrade("heads");

        String user = this.database.username();
        assertThat(placesAndOwners()).containsExactly("public.x1 " + this.owner, "public.x2 " + user);
        assertThat(this.catalog.strings("select distinct database_user from migrate_history"))
                .containsExactly(user);
        assertThat(pooled("session_user || ' ' || current_user || ' ' || current_setting('role')"))
                .isEqualTo(user + " " + user + " none");
    }

    @Test
    void codeMayTakeARoleToo() {
        this.revisions.add("a", "<base>", "do $$ begin execute 'set role " + this.owner + "'; end $$;", "");

        migrator(TransactionMode.PER_REVISION).upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("a");
        assertThat(pooled("current_user")).isEqualTo(this.database.username());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set search_path = other",
                "select set_config('search_path', 'other', false)",
                "select pg_catalog.set_config ('search_path', 'other', false)"
            })
    void aHalfOutsideATransactionKeepsWhatItHasSet(String path) {
        this.revisions.write(
                "a",
                "<base>",
                "-- migrate:up transaction:false\n" + path + ";\nset role " + this.owner
                        + ";\ncreate table x1 (i int);\ncreate index concurrently i1 on x1 (i);\nreset role;\n"
                        + "create table x2 (i int);\n");
        this.revisions.write("b", "a", "-- migrate:up transaction:false\ncreate table x3 (i int);\n");
        this.catalog.execute("grant all on schema other to " + this.owner);

        migrator(TransactionMode.PER_REVISION).upgrade("heads");

        String user = this.database.username();
        assertThat(placesAndOwners())
                .containsExactly("other.x1 " + this.owner, "other.x2 " + user, "public.x3 " + user);
        assertThat(this.catalog.history()).endsWith("upgrade b STARTED", "upgrade b SUCCESS");
    }

    /** The one that does not get its lock is rolled back, and what was set before it is not. */
    @Test
    void aHalfOutsideATransactionKeepsItWhenAStatementIsTriedAgain() throws SQLException {
        this.catalog.execute("create table other.x1 (i int)");
        this.revisions.write("a", "<base>", """
                -- migrate:up transaction:false
                set search_path = other;
                alter table x1 add j int;
                create table x2 (i int);
                """);
        AtomicInteger tries = new AtomicInteger();
        try (Connection other = this.database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table other.x1");

            new Migrator(
                            this.pool,
                            this.revisions.scripts(),
                            MigratorSettings.defaults("test@host")
                                    .withTimeouts(
                                            new Timeouts(Duration.ofMillis(50), Duration.ZERO, Duration.ofMinutes(1))))
                    .with(event -> {
                        if (event instanceof MigrationEvent.TryingAgain && tries.incrementAndGet() == 1) {
                            rollBack(other);
                        }
                    })
                    .upgrade("heads");
        }

        assertThat(tries.get()).isPositive();
        assertThat(placesAndOwners())
                .containsExactly("other.x1 " + this.database.username(), "other.x2 " + this.database.username());
    }

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void temporaryTablesEndWithTheirRevision(TransactionMode mode) {
        String temporary = "create temp table x as select 1 i;\ncreate table ";
        this.revisions
                .add("a", "<base>", "create table x (i int);\n" + temporary + "x1 as select * from x;", "")
                .add("b", "a", "insert into x values (2);\n" + temporary + "x2 as select * from x;", "");
        this.revisions.write("c", "b", "-- migrate:up transaction:false\n" + temporary + "x3 as select * from x;\n");

        migrator(mode).upgrade("heads");

        assertThat(this.catalog.strings("select i from x")).containsExactly("2");
        assertThat(this.catalog.strings("select i from x1 union all select i from x2 union all select i from x3"))
                .containsExactly("1", "1", "1");
        assertThat(pooled("(select i from x)")).isEqualTo("2");
    }

    @Test
    void thePoolGetsAConnectionThatNeitherListensNorHoldsALock() {
        this.revisions.add(
                "a", "<base>", "listen news;\nselect pg_advisory_lock(7);\nselect pg_advisory_lock_shared(8);", "");

        migrator(TransactionMode.PER_REVISION).upgrade("heads");

        assertThat(pooled("count(*) from pg_listening_channels()")).isEqualTo("0");
        assertThat(pooled("count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"))
                .isEqualTo("0");
    }

    @Test
    void whatTheConnectionHeldBeforeItHoldsAgain() {
        pooled("pg_advisory_lock(7)::text");

        this.revisions.add("a", "<base>", "select pg_advisory_lock(8);", "");
        migrator(TransactionMode.PER_REVISION).upgrade("heads");

        assertThat(pooled("pg_advisory_unlock(7)::text")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_advisory_unlock_all()",
                "select 1, pg_catalog.Pg_Advisory_Unlock_All()",
                "do $$ begin perform pg_advisory_unlock_all(); end $$"
            })
    void aRevisionThatFreesAllAdvisoryLocksIsRefused(String unlock) {
        this.revisions.add("a", "<base>", "create table x1 (i int);\n" + unlock + ";", "");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator(TransactionMode.PER_REVISION).upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("Revision a gives the migration lock away in " + this.revisions.location()
                                    + "/a_make_a.sql, line 9: " + unlock + ". Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo("Remove the statement: it drops all that the connection holds. What a revision"
                                    + " sets, takes and makes for its own connection is put back by itself; DISCARD"
                                    + " PLANS, SEQUENCES or TEMP may stay, and pg_advisory_unlock(key).");
                });
        assertThat(placesAndOwners()).isEmpty();
    }

    @Test
    void aFunctionThatFreesThemMayBeMade() {
        this.revisions.add(
                "a",
                "<base>",
                "create function f() returns void language sql as 'select pg_advisory_unlock_all()';",
                "");

        migrator(TransactionMode.PER_REVISION).upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("a");
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
