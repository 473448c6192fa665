package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long statements may wait and take, by their class. */
@Tag("postgres")
class StatementLimitTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
    }

    private void upgrade(Timeouts timeouts) {
        new Migrator(
                        this.database.dataSource(),
                        this.revisions.scripts(),
                        MigratorSettings.defaults("test").withTimeouts(timeouts))
                .upgrade("heads");
    }

    @Test
    void limitsStatementsInTransactionsAndNoOthers() {
        this.revisions.add("bbb", "aaa", """
                create table inside as select current_setting('lock_timeout') l, current_setting('statement_timeout') s;
                """, "");
        this.revisions.write("ccc", "bbb", """
                -- migrate:up transaction:false
                do $$ begin create table outside as select current_setting('lock_timeout') l,
                    current_setting('statement_timeout') s; end $$;
                """);
        this.catalog.execute("alter database " + this.database.name() + " set lock_timeout = '77s'");

        upgrade(new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(40), Duration.ZERO));

        assertThat(this.catalog.strings("select l || ' ' || s from inside")).containsExactly("3s 40s");
        assertThat(this.catalog.strings("select l || ' ' || s from outside")).containsExactly("0 0");
    }

    @Test
    void limitsEachStatementByItsClass() {
        String settings = " as select current_setting('lock_timeout') l, current_setting('statement_timeout') s";
        this.revisions.add("bbb", "aaa", """
                create table t (id int, constraint positive check (id > 0) not valid);
                do $$ begin create table data%1$s; end $$;
                alter table t validate constraint positive;
                create materialized view scan%1$s;
                create view ddl as select 1;
                comment on view ddl is 'ddl';
                """.formatted(settings), "");
        this.revisions.write("ccc", "bbb", """
                -- migrate:up transaction:false
                create table outside%s;
                """.formatted(settings));

        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(3),
                Duration.ofSeconds(40),
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofSeconds(30));
        upgrade(timeouts);

        assertThat(this.catalog.strings("select l || ' ' || s from data")).containsExactly("3s 30s");
        assertThat(this.catalog.strings("select l || ' ' || s from scan")).containsExactly("3s 0");
        assertThat(this.catalog.strings("select l || ' ' || s from outside")).containsExactly("3s 30s");
    }

    @Test
    void saysWhichLimitEndedAStatement() {
        this.revisions.add("bbb", "aaa", "select pg_sleep(60);", "");
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO, null, null, Duration.ofMillis(50));

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> upgrade(timeouts))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .startsWith("Upgrade to bbb (make bbb) failed in ")
                            .contains("statement 1 of 1: canceling statement due to statement timeout (SQLSTATE 57014)."
                                    + " The statement: select pg_sleep(60).");
                    assertThat(ex.action())
                            .isEqualTo("migrate.data-timeout ends such a statement after 50 ms: change fewer rows at a"
                                    + " time, or raise the limit for this run.");
                });
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    @Test
    void endsADefinitionThatTakesTooLong() {
        this.revisions.add("bbb", "aaa", """
                create table t (id int);
                insert into t values (1);
                create function slow(int) returns boolean language sql as 'select pg_sleep(60) is not null';
                alter table t add check (slow(id));
                """, "");
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO, Duration.ofMillis(500), null, null);

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> upgrade(timeouts))
                .satisfies(ex -> {
                    assertThat(ex.problem()).contains("statement 4 of 4: canceling statement due to statement timeout");
                    assertThat(ex.action())
                            .isEqualTo("migrate.ddl-timeout ends such a statement after 500 ms, as it keeps the"
                                    + " application out of the table: change it in a way that neither rewrites nor reads"
                                    + " the whole table, or raise the limit for this run.");
                });
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    /** Whoever else cancels a statement does so with the same SQLSTATE, and the server speaks its own language. */
    @Test
    void doesNotTakeAnotherCancellationForALimit() {
        this.revisions.add(
                "bbb",
                "aaa",
                "do $$ begin raise exception 'storniere Anfrage wegen Benutzeraufforderung' using errcode = '57014'; end $$;",
                "");
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO, null, null, Duration.ofMinutes(5));

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> upgrade(timeouts))
                .satisfies(ex -> assertThat(ex.action())
                        .isEqualTo("Somebody cancelled the statement. Run it again: it goes on with this revision."));
    }

    /** Those of a role end at the lock, and until then migrate says how to get past them. */
    @Test
    void isNotKeptFromReadingByTheLimitOfTheRole() {
        upgrade(Timeouts.DEFAULT);
        this.revisions.addTable("bbb", "aaa");
        this.catalog.execute("alter table migrate_version rename to plain");
        this.catalog.execute("create view migrate_version as select version_num from plain, pg_sleep(0.2)");
        this.catalog.execute("alter database " + this.database.name() + " set statement_timeout = '100ms'");
        Migrator migrator =
                new Migrator(this.database.dataSource(), this.revisions.scripts(), MigratorSettings.defaults("test"));

        assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> migrator.check("heads"));
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> upgrade(new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO)))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo(
                                    "The version table could not be read: ERROR: canceling statement due to statement"
                                            + " timeout.");
                    assertThat(ex.action())
                            .isEqualTo("If the user or the database has a statement_timeout, raise it for migrations:"
                                    + " ALTER ROLE ... SET statement_timeout, or options=-c%20statement_timeout=0 in the"
                                    + " URL of migrate.url. Then start again.");
                });
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(migrator::status)
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo("The version table could not be read: ERROR: canceling statement due to statement"
                                + " timeout."));
    }
}
