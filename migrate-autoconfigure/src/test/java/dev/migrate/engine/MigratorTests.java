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

@Tag("postgres")
class MigratorTests {

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

    private Migrator migrator() {
        return this.revisions.migrator(this.database.dataSource());
    }

    @Test
    void upgradesAnEmptyDatabaseToItsHeads() {
        RunResult result = migrator().upgrade("heads");

        assertThat(result.steps()).extracting(RunResult.Ran::revision).containsExactly("aaa", "bbb", "ccc");
        assertThat(result.headsBefore()).isEmpty();
        assertThat(result.headsAfter()).containsExactly("ccc");
        assertThat(this.catalog.tables()).containsExactly("t_aaa", "t_bbb", "t_ccc");
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.history())
                .containsExactly("upgrade aaa SUCCESS", "upgrade bbb SUCCESS", "upgrade ccc SUCCESS");
    }

    @Test
    void doesNothingTheSecondTime() {
        migrator().upgrade("heads");

        RunResult result = migrator().upgrade("heads");

        assertThat(result.isNothing()).isTrue();
        assertThat(result.headsAfter()).containsExactly("ccc");
        assertThat(this.catalog.history()).hasSize(3);
    }

    @Test
    void upgradesByStepsAndToARevision() {
        migrator().upgrade("+1");
        assertThat(this.catalog.heads()).containsExactly("aaa");

        migrator().upgrade("bbb");
        assertThat(this.catalog.heads()).containsExactly("bbb");
        assertThat(this.catalog.tables()).containsExactly("t_aaa", "t_bbb");
    }

    @Test
    void downgradesByStepsToARevisionAndToBase() {
        migrator().upgrade("heads");

        assertThat(migrator().downgrade("-1").headsAfter()).containsExactly("bbb");
        assertThat(this.catalog.tables()).containsExactly("t_aaa", "t_bbb");

        assertThat(migrator().downgrade("aaa").headsAfter()).containsExactly("aaa");
        assertThat(migrator().downgrade("base").headsAfter()).isEmpty();
        assertThat(this.catalog.tables()).isEmpty();
        assertThat(this.catalog.heads()).isEmpty();
        assertThat(this.catalog.history().subList(3, 6))
                .containsExactly("downgrade ccc SUCCESS", "downgrade bbb SUCCESS", "downgrade aaa SUCCESS");
    }

    @Test
    void keepsOneRowForEachHeadAndMergesThem() {
        this.revisions.addTable("ddd", "bbb");
        migrator().upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("ccc", "ddd");

        this.revisions.addTable("eee", "ccc, ddd");
        migrator().upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("eee");

        migrator().downgrade("ccc");
        assertThat(this.catalog.heads()).containsExactly("ccc", "ddd");
    }

    @Test
    void takesOverTheTableOfAlembic() {
        this.catalog.execute("create table alembic_version (version_num varchar(32) not null primary key)");
        this.catalog.execute("insert into alembic_version values ('bbb')");
        Migrator migrator = new Migrator(
                this.database.dataSource(),
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTables(null, "alembic_version"));

        assertThat(migrator.upgrade("heads").steps())
                .extracting(RunResult.Ran::revision)
                .containsExactly("ccc");
        assertThat(this.catalog.strings("select version_num from alembic_version"))
                .containsExactly("ccc");
        assertThat(migrator.status().history())
                .extracting(RevisionStatus::state)
                .containsExactly(RevisionState.APPLIED, RevisionState.STAMPED, RevisionState.STAMPED);
    }

    @Test
    void aPurgeClearsARowThatATableWithoutAKeyHoldsTwice() {
        this.catalog.execute("create table alembic_version (version_num varchar(32) not null)");
        Migrator migrator = new Migrator(
                this.database.dataSource(),
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTables(null, "alembic_version"));

        for (String target : List.of("bbb", "ccc")) {
            this.catalog.execute("delete from alembic_version");
            this.catalog.execute("insert into alembic_version values ('bbb'), ('bbb')");

            assertThat(migrator.stamp(List.of(target), true).headsAfter()).containsExactly(target);

            assertThat(this.catalog.strings("select version_num from alembic_version"))
                    .containsExactly(target);
        }
    }

    @Test
    void keepsItsTablesInASchemaOfTheirOwn() {
        Migrator migrator = new Migrator(
                this.database.dataSource(),
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTables("Ops \"x", "migrate_version"));

        migrator.upgrade("heads");

        assertThat(this.catalog.strings("select version_num from \"Ops \"\"x\".migrate_version"))
                .containsExactly("ccc");
        assertThat(migrator.status().upToDate()).isTrue();
        assertThat(migrator.upgrade("heads").isNothing()).isTrue();
    }

    @Test
    void doesNotTakeATableOfAnotherSchemaOnTheSearchPathForItsOwn() throws Exception {
        this.catalog.execute("create schema tenant");
        migrator().upgrade("heads");
        this.catalog.execute("alter database " + this.database.name() + " set search_path = tenant, public");

        RunResult result = migrator().upgrade("aaa");

        assertThat(result.steps()).hasSize(1);
        assertThat(this.catalog.strings("select version_num from tenant.migrate_version"))
                .containsExactly("aaa");
        assertThat(this.catalog.strings("select version_num from public.migrate_version"))
                .containsExactly("ccc");
    }

    @Test
    void rollsBackARevisionThatFailsAndSaysWhereAndWhy() {
        this.revisions.add(
                "ddd", "ccc", "create table one (id int);\n\ncreate table two (\n    id int,\n    idd imt\n);", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("Upgrade to ddd (make ddd) failed in " + location("ddd") + ", line 12,"
                                    + " statement 2 of 2: type \"imt\" does not exist (SQLSTATE 42704). The statement:"
                                    + " create table two ( id int, idd imt ). The step was rolled back: nothing of it"
                                    + " remains. Steps that ran before and stay: aaa, bbb, ccc; the database is at"
                                    + " ccc.");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Correct " + location("ddd") + " and run it again: it goes on with this revision.");
                    assertThat(ex.revision()).isEqualTo("ddd");
                    assertThat(ex.applied()).containsExactly("aaa", "bbb", "ccc");
                });

        assertThat(this.catalog.tables()).containsExactly("t_aaa", "t_bbb", "t_ccc");
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.history()).endsWith("upgrade ccc SUCCESS", "upgrade ddd FAILED");
        assertThat(migrator().status().history().get(0).state()).isEqualTo(RevisionState.FAILED);
    }

    @Test
    void advisesToStampADatabaseThatHadTheTablesBeforeTheRevisions() {
        this.catalog.execute("create table t_aaa ()");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem()).contains("relation \"t_aaa\" already exists (SQLSTATE 42P07)");
                    assertThat(ex.action())
                            .isEqualTo("If the database had all this before it knew of revisions, write that down with"
                                    + " \"migrate stamp aaa\", or the later revision that it is at. Else correct "
                                    + location("aaa") + " and run it again.");
                });
        assertThat(this.catalog.heads()).isEmpty();
    }

    @Test
    void namesTheStatementOfAnErrorThatHasNoPlaceInTheText() {
        this.revisions.add(
                "ddd", "ccc", "create table one (id int);\ninsert into one values (1);\ndrop table none;", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem())
                        .contains("line 10, statement 3 of 3: table \"none\" does not exist (SQLSTATE 42P01)"));
    }

    @Test
    void reportsAConstraintThatFailsOnlyAtTheEnd() {
        this.revisions.add("ddd", "ccc", """
                create table p (id int primary key);
                create table c (p int references p deferrable initially deferred);
                insert into c values (1);""", "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.action()).startsWith("Correct "))
                .satisfies(ex -> assertThat(ex.problem())
                        .contains("when it was committed: insert or update on table \"c\" violates foreign"
                                + " key constraint"));
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.tables()).doesNotContain("p", "c");
    }

    @Test
    void failsAStatementFarBehindInALongRevisionWithoutLeavingItsBeginning() {
        StringBuilder up = new StringBuilder("create table many (id int);\n");
        for (int i = 0; i < 1200; i++) {
            up.append(i == 900 ? "boom;\n" : "insert into many values (" + i + ");\n");
        }
        this.revisions.add("ddd", "ccc", up.toString(), "");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem()).contains("line 909, statement 902 of 1201"));
        assertThat(this.catalog.tables()).doesNotContain("many");
    }

    @Test
    void refusesAnIrreversibleDowngradeBeforeItTouchesAnything() {
        this.revisions.addIrreversible("ddd", "ccc", "create table d (id int);").addTable("eee", "ddd");
        migrator().upgrade("heads");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator().downgrade("aaa"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("Revision ddd (" + location("ddd")
                                    + ") has no downgrade: it is irreversible. Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Choose a target above it, or write its downgrade: a \"-- migrate:down\" part in an"
                                            + " SQL revision, the method downgrade in a Java revision.");
                });
        assertThat(this.catalog.heads()).containsExactly("eee");
        assertThat(this.catalog.tables()).contains("t_eee");
    }

    @Test
    void takesAnEmptyDowngradeAsOneThatHasNothingToDo() {
        this.revisions.add("ddd", "ccc", "select 1;", "");
        migrator().upgrade("heads");

        assertThat(migrator().downgrade("-1").headsAfter()).containsExactly("ccc");
    }

    @Test
    void refusesAStatementThatCannotRunInATransactionBeforeItTouchesAnything() {
        this.revisions.add("ddd", "ccc", "create index concurrently i on t_aaa (id);", "");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("PostgreSQL does not run this statement of revision ddd inside a transaction ("
                                    + location("ddd")
                                    + ", line 8): create index concurrently i on t_aaa (id). Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo("Move it to a revision of its own whose half says so: \"-- migrate:up"
                                    + " transaction:false\" in an SQL revision, @Revision(transactional = false) in a"
                                    + " Java revision.");
                });
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void runsAHalfOutsideATransactionAndRecordsItsBeginning() {
        this.revisions.write("ddd", "ccc", """
                -- migrate:up transaction:false
                create index concurrently i on t_aaa (id);

                -- migrate:down transaction:false
                drop index concurrently i;
                """);

        migrator().upgrade("heads");
        assertThat(this.catalog.history()).endsWith("upgrade ddd STARTED", "upgrade ddd SUCCESS");
        assertThat(this.catalog.strings("select indexname from pg_indexes where indexname = 'i'"))
                .hasSize(1);

        migrator().downgrade("-1");
        assertThat(this.catalog.strings("select indexname from pg_indexes where indexname = 'i'"))
                .isEmpty();
        assertThat(this.catalog.heads()).containsExactly("ccc");
    }

    @Test
    void saysWhatRemainsOfAHalfOutsideATransaction() {
        this.revisions.write(
                "ddd",
                "ccc",
                "-- migrate:up transaction:false\ncreate table one (id int);\ncreate table one (id int);\n");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .contains("line 9, statement 2 of 2: relation \"one\" already exists (SQLSTATE 42P07).")
                            .contains("The step runs outside a transaction: its first statement took effect and"
                                    + " remains.");
                    assertThat(ex.action())
                            .isEqualTo("Correct " + location("ddd")
                                    + " from the failed statement on and run it again: it goes on with that"
                                    + " statement.");
                });
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.tables()).contains("one");
    }

    @Test
    void startsWithADatabaseThatANewerVersionUpgraded() {
        this.revisions.addTable("ddd", "ccc").addTable("eee", "ddd");
        migrator().upgrade("heads");
        this.revisions.remove("ddd").remove("eee");

        assertThat(migrator().upgrade("heads").isNothing()).isTrue();

        Status status = migrator().status();
        assertThat(status.upToDate()).isTrue();
        assertThat(status.current()).containsExactly("eee");
        assertThat(status.history())
                .extracting(revision -> revision.revision() + " " + revision.state())
                .containsExactly("eee MISSING", "ddd MISSING", "ccc APPLIED", "bbb APPLIED", "aaa APPLIED");
        assertThatExceptionOfType(UnknownRevisionException.class)
                .isThrownBy(() -> migrator().downgrade("-1"))
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo("The database is ahead of this application: it holds ddd, eee, whose scripts are not"
                                + " here. Nothing was changed."));
    }

    @Test
    void refusesToAddToADatabaseThatAnotherVersionTookElsewhere() {
        this.revisions.addTable("ddd", "ccc");
        migrator().upgrade("heads");
        this.revisions.remove("ddd").addTable("eee", "ccc");

        assertThatExceptionOfType(UnknownRevisionException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The database holds ddd of another version of this application and lacks eee of"
                                    + " this one. Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo("Deploy a version that has both, with a merge revision if they are two heads.");
                });
    }

    @Test
    void refusesARevisionThatNothingExplains() {
        migrator().upgrade("heads");
        this.catalog.execute("update migrate_version set version_num = 'zzz'");

        assertThatExceptionOfType(UnknownRevisionException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The table migrate_version names zzz, which no script here has and no history"
                                    + " explains. Nothing was changed.");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Deploy the version of the application that has it; check migrate.locations; or, if"
                                            + " the database was upgraded from a branch that is gone, correct it by hand and"
                                            + " stamp it with --purge.");
                });
    }

    @Test
    void checksWithoutChangingAnything() {
        assertThatExceptionOfType(PendingRevisionsException.class)
                .isThrownBy(() -> migrator().check("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo("The database lacks 3 revisions: aaa, bbb, ccc.");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Upgrade it before this application starts, or set migrate.startup=upgrade to let"
                                            + " the application do it.");
                });
        assertThat(this.catalog.strings("select tablename from pg_tables where tablename like 'migrate%'"))
                .isEmpty();

        migrator().upgrade("heads");
        migrator().check("heads");
    }

    @Test
    void tellsTheStatusOfADatabaseThatItNeverTouched() {
        Status status = migrator().status();

        assertThat(status.current()).isEmpty();
        assertThat(status.heads()).containsExactly("ccc");
        assertThat(status.upToDate()).isFalse();
        assertThat(status.pending()).containsExactly("aaa", "bbb", "ccc");
        assertThat(status.history()).extracting(RevisionStatus::state).containsOnly(RevisionState.PENDING);
        assertThat(this.catalog.strings("select tablename from pg_tables where tablename like 'migrate%'"))
                .isEmpty();
    }

    @Test
    void tellsWhoRanWhatWhenAndHowLong() {
        migrator().upgrade("aaa");

        RevisionStatus applied = migrator().status().history().get(2);
        assertThat(applied.revision()).isEqualTo("aaa");
        assertThat(applied.message()).isEqualTo("make aaa");
        assertThat(applied.type()).isEqualTo("SQL");
        assertThat(applied.script()).isEqualTo("aaa_make_aaa.sql");
        assertThat(applied.state()).isEqualTo(RevisionState.APPLIED);
        assertThat(applied.checksum()).hasSize(64);
        assertThat(applied.appliedAt()).isNotNull();
        assertThat(applied.appliedBy()).isEqualTo(this.database.username());
        assertThat(applied.executionTimeMs()).isNotNull().isNotNegative();
        assertThat(this.catalog.strings("select application from migrate_history"))
                .containsExactly("test@host");
    }

    @Test
    void stampsWithoutRunning() {
        migrator().stamp(List.of("bbb"));

        assertThat(this.catalog.heads()).containsExactly("bbb");
        assertThat(this.catalog.tables()).isEmpty();
        assertThat(migrator().status().history())
                .extracting(RevisionStatus::state)
                .containsExactly(RevisionState.PENDING, RevisionState.STAMPED, RevisionState.STAMPED);
    }

    private String location(String id) {
        return this.revisions.location() + "/" + id + "_make_" + id + ".sql";
    }
}
