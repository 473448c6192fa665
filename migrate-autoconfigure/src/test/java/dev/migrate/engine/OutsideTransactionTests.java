package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Halves outside a transaction that fail or are cut off, and go on. */
@Tag("postgres")
class OutsideTransactionTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder)
                .add(
                        "aaa",
                        "<base>",
                        "create table t (id int, v int);\ninsert into t select i, i % 2 from generate_series(1, 10) i;",
                        "drop table t;");
        migrator().upgrade("heads");
    }

    private Migrator migrator() {
        return this.revisions.migrator(this.database.dataSource());
    }

    private void write(String... statements) {
        this.revisions.write(
                "bbb", "aaa", "-- migrate:up transaction:false\n" + String.join(";\n", statements) + ";\n");
    }

    /** As a run leaves it that was cut off behind some of the statements of bbb. */
    private void cutOffBehind(String... statements) {
        String hashes = java.util.Arrays.stream(statements)
                .map(sql -> "'" + Piece.of(sql, null).hash() + "'")
                .collect(java.util.stream.Collectors.joining(", "));
        this.catalog.execute(
                "insert into migrate_history (revision, parents, depends_on, direction, message, started_at,"
                        + " duration_ms, database_user, application, outcome, statements) values ('bbb', '{aaa}', '{}', 'upgrade',"
                        + " '', now(), 0, 'x', 'x', 'STARTED', array[" + hashes + "]::text[])");
    }

    private List<String> indexes() {
        return this.catalog.strings(
                "select c.relname || case when indisvalid then '' else ' INVALID' end from pg_index i"
                        + " join pg_class c on c.oid = i.indexrelid where indrelid = 't'::regclass order by 1");
    }

    @Test
    void goesOnWithTheStatementThatFailedOnceItIsCorrected() {
        write("create table one (id int)", "insert into one values (1)", "boom");
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .contains("statement 3 of 3")
                            .contains("its first 2 statements took effect and remain.");
                    assertThat(ex.action())
                            .isEqualTo("Correct " + this.revisions.location() + "/bbb_make_bbb.sql from the failed"
                                    + " statement on and run it again: it goes on with that statement.");
                });

        write("create table one (id int)", "insert into one values (1)", "insert into one values (2)");
        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select id from one order by id")).containsExactly("1", "2");
        assertThat(this.catalog.history())
                .endsWith("upgrade bbb STARTED", "upgrade bbb FAILED", "upgrade bbb STARTED", "upgrade bbb SUCCESS");
    }

    /** What had taken effect went with the table that it was built on. */
    @Test
    void beginsAnewWhenWhatItGoesOnFromWasUndoneMeanwhile() {
        write("create index concurrently i on t (id)", "boom");
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem()).contains("its first statement took effect and remains."));
        migrator().downgrade("base");
        write("create index concurrently i on t (id)", "create index concurrently j on t (id)");

        migrator().upgrade("heads");

        assertThat(indexes()).containsExactly("i", "j");
    }

    @Test
    void refusesToGiveTheLockAway() {
        write("create table one (id int)", "discard all");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("Revision bbb gives the migration lock away in " + this.revisions.location()
                                    + "/bbb_make_bbb.sql, line 9: discard all. Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo("Remove the statement: it drops all that the connection holds. What a revision"
                                    + " sets, takes and makes for its own connection is put back by itself; DISCARD"
                                    + " PLANS, SEQUENCES or TEMP may stay, and pg_advisory_unlock(key).");
                });
        assertThat(this.catalog.tables()).doesNotContain("one");
    }

    @Test
    void refusesToGoOnWhenWhatRanWasEdited() {
        write("create table one (id int)", "boom");
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"));

        write("create table two (id int)", "select 1");
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo(
                                    "Upgrade to bbb (make bbb) was cut off after its first statement had taken effect,"
                                            + " and statement 1 in " + this.revisions.location()
                                            + "/bbb_make_bbb.sql is not the"
                                            + " one that ran. Nothing of it was run now.");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Put back the statements that ran, and change only those behind them; or undo what"
                                            + " took effect and let the command repair forget the attempt, so that it begins"
                                            + " anew.");
                });

        migrator().repair();
        migrator().upgrade("heads");
        assertThat(this.catalog.tables()).contains("one", "two");
    }

    @Test
    void doesNotRunAgainWhatRanBeforeItWasCutOff() {
        write("insert into t values (11, 1)", "insert into t values (12, 1)");
        this.catalog.execute("insert into t values (11, 1)");
        cutOffBehind("insert into t values (11, 1)");

        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select id from t where id > 10 order by id"))
                .containsExactly("11", "12");
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void setsAgainWhatWasSetOnTheConnectionThatIsGone() {
        write("set maintenance_work_mem = '3MB'", "create table m as select current_setting('maintenance_work_mem') s");
        cutOffBehind("set maintenance_work_mem = '3MB'");

        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select s from m")).containsExactly("3MB");
    }

    @Test
    void rebuildsAnIndexThatAFailedBuildLeft() {
        write("create unique index concurrently i on t (v)");
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem()).contains("SQLSTATE 23505"));
        assertThat(indexes()).containsExactly("i INVALID");
        this.catalog.execute("delete from t where id > 2");

        migrator().upgrade("heads");

        assertThat(indexes()).containsExactly("i");
    }

    @Test
    void rebuildsAnInvalidIndexThatIfNotExistsWouldAccept() {
        invalidIndex("i");
        write("create unique index concurrently if not exists i on public.t using btree (id)");

        migrator().upgrade("heads");

        assertThat(indexes()).containsExactly("i");
    }

    @Test
    void takesAnIndexThatWasBuiltBeforeItWasCutOffForBuilt() {
        write("create index concurrently \"I x\" on t (id)", "create table behind (id int)");
        this.catalog.execute("create index \"I x\" on t (id)");
        cutOffBehind();

        migrator().upgrade("heads");

        assertThat(indexes()).containsExactly("I x");
        assertThat(this.catalog.tables()).contains("behind");
    }

    @Test
    void doesNotTakeAForeignIndexForItsOwn() {
        write("create index concurrently i on t (id)");
        this.catalog.execute("create index i on t (v)");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem()).contains("SQLSTATE 42P07"));
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"));
    }

    @Test
    void takesAnIndexThatWasDroppedBeforeItWasCutOffForDropped() {
        write("drop index concurrently i");
        cutOffBehind();

        migrator().upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void removesWhatReindexLeftBehind() {
        invalidIndex("t_i_ccnew");
        this.catalog.execute("create index t_i on t (id)");
        write("reindex index concurrently t_i");
        cutOffBehind();

        migrator().upgrade("heads");

        assertThat(indexes()).containsExactly("t_i");
    }

    @Test
    void leavesWhatAReindexOfSomebodyElseLeftBehind() {
        invalidIndex("t_i_ccnew");
        this.catalog.execute("create index t_i on t (id)");
        write("reindex index concurrently t_i");

        migrator().upgrade("heads");

        assertThat(indexes()).containsExactlyInAnyOrder("t_i", "t_i_ccnew INVALID");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reindex index concurrently t_i                    | t_x_ccnew, u_i_ccnew, p1_i_ccold1
            reindex (verbose, concurrently) table public.t    | u_i_ccnew, p1_i_ccold1
            reindex table concurrently p                      | t_i_ccnew, t_x_ccnew, u_i_ccnew
            reindex index concurrently p_i                    | t_i_ccnew, t_x_ccnew, u_i_ccnew
            reindex schema concurrently "Else"                | t_i_ccnew, t_x_ccnew, p1_i_ccold1
            reindex index t_i                                 | t_i_ccnew, t_x_ccnew, u_i_ccnew, p1_i_ccold1""")
    void removesOnlyWhatAReindexOfWhatTheStatementNamesCanLeave(String statement, String left) {
        this.catalog.execute("create index t_i on t (id)");
        this.catalog.execute("create schema \"Else\"");
        this.catalog.execute("create table \"Else\".u (id int, v int)");
        this.catalog.execute("create table p (id int, v int) partition by range (id)");
        this.catalog.execute("create table p1 partition of p for values from (0) to (10)");
        this.catalog.execute("create index p_i on p (id)");
        this.catalog.execute("alter index p1_id_idx rename to p1_i");
        invalidIndex("t_i_ccnew", "t");
        invalidIndex("t_x_ccnew", "t");
        invalidIndex("u_i_ccnew", "\"Else\".u");
        invalidIndex("p1_i_ccold1", "p1");
        write(statement);
        cutOffBehind();

        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select relname from pg_index join pg_class c on c.oid = indexrelid"
                        + " where not indisvalid and relname !~ '_ccnew_cc'"))
                .containsExactlyInAnyOrder(left.split(", "));
    }

    @Test
    void finishesADetachOfAPartitionThatWasCutOff() {
        this.catalog.execute("create table p (id int) partition by range (id)");
        this.catalog.execute("create table p1 partition of p for values from (0) to (10)");
        this.catalog.execute("update pg_inherits set inhdetachpending = true where inhrelid = 'p1'::regclass");
        write("alter table p detach partition p1 concurrently");
        cutOffBehind();

        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select inhrelid::regclass::text from pg_inherits"))
                .doesNotContain("p1");
    }

    @Test
    void refusesAnIndexWithoutANameBeforeItTouchesAnything() {
        write("create table one (id int)", "create index concurrently on t (id)");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("Revision bbb builds an index concurrently and gives it no name ("
                                    + this.revisions.location()
                                    + "/bbb_make_bbb.sql, line 9): create index concurrently"
                                    + " on t (id). Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Name the index: a build that is cut off leaves an unusable one, which is found by"
                                            + " its name.");
                });
        assertThat(this.catalog.tables()).doesNotContain("one");
    }

    @Test
    void usesAnEnumValueBehindTheStatementThatAddsIt() {
        this.catalog.execute("create type mood as enum ('sad')");
        write("alter type mood add value 'happy'", "create table m as select 'happy'::mood m");

        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select m from m")).containsExactly("happy");
    }

    @Test
    void saysWhatToDoAboutAnEnumValueThatIsUsedTooEarly() {
        this.catalog.execute("create type mood as enum ('sad')");
        this.revisions.add(
                "bbb", "aaa", "alter type mood add value 'happy';\ncreate table m as select 'happy'::mood m;", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.action())
                        .isEqualTo(
                                "A value that ALTER TYPE ... ADD VALUE adds can be used only after a commit: move that"
                                        + " statement from " + this.revisions.location()
                                        + "/bbb_make_bbb.sql to a revision of"
                                        + " its own below this one, and run it again."));
    }

    @Test
    void runsAProcedureThatCommits() {
        this.catalog.execute("create procedure two() language plpgsql as $$ begin delete from t where id = 1; commit;"
                + " delete from t where id = 2; end $$");
        write("call two()");

        migrator().upgrade("heads");

        assertThat(this.catalog.strings("select count(*) from t")).containsExactly("8");
    }

    private void invalidIndex(String name) {
        invalidIndex(name, "t");
    }

    private void invalidIndex(String name, String table) {
        this.catalog.execute("create unique index " + name + " on " + table + " (id)");
        this.catalog.execute("update pg_index set indisvalid = false where indexrelid ="
                + " (select oid from pg_class where relname = '" + name + "')");
    }
}
