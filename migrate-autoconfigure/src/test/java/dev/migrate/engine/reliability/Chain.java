package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.postgres.Session;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A database and a chain of revisions for it, of which every one leaves a row in a table: so it can be counted what ran
 * how often. Some run outside a transaction, with everything there that cannot be undone.
 */
final class Chain {

    static final List<String> IDS =
            List.of("r01", "r02", "r03", "r04", "r05", "r06", "r07", "r08", "r09", "r10", "r11", "r12", "r13", "r14");

    private static final Set<String> OUTSIDE = Set.of("r03", "r05", "r13");

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Database database;
    private final Catalog catalog;
    private final RevisionFolder folder;
    private final ScriptSet scripts;

    Chain(Database database, Path folder) {
        this.database = database;
        this.catalog = new Catalog(database);
        this.folder = write(new RevisionFolder(folder));
        this.scripts = this.folder.scripts();
    }

    private static RevisionFolder write(RevisionFolder folder) {
        inside(folder, 1, "create table effects (revision text not null)");
        inside(folder, 2, "create table t (id int, v int)", "insert into t select i, i from generate_series(1, 500) i");
        outside(
                folder,
                3,
                "create index concurrently i_id on t (id)",
                effect(3),
                "create unique index concurrently if not exists i_v on t (v)");
        inside(folder, 4, "alter table t add column w int not null default 0");
        outside(folder, 5, "reindex index concurrently i_id", effect(5));
        for (int number = 6; number <= 12; number++) {
            inside(folder, number, "create table t_" + id(number) + " (id int primary key)");
        }
        outside(
                folder,
                13,
                "set maintenance_work_mem = '4MB'",
                "drop index concurrently i_v",
                effect(13),
                "create index concurrently i_w on t (w)");
        inside(folder, 14, "update t set w = 1 where id = 1");
        return folder;
    }

    private static void inside(RevisionFolder folder, int number, String... statements) {
        folder.addIrreversible(
                id(number), parent(number), String.join(";\n", statements) + ";\n" + effect(number) + ";");
    }

    private static void outside(RevisionFolder folder, int number, String... statements) {
        folder.write(
                id(number),
                parent(number),
                "-- migrate:up transaction:false\n" + String.join(";\n", statements) + ";\n");
    }

    private static String effect(int number) {
        return "insert into effects values ('" + id(number) + "')";
    }

    private static String parent(int number) {
        return number == 1 ? "<base>" : id(number - 1);
    }

    private static String id(int number) {
        return IDS.get(number - 1);
    }

    /** Returns the folder of the revisions, for another process. */
    String location() {
        return this.folder.location();
    }

    Database database() {
        return this.database;
    }

    Catalog catalog() {
        return this.catalog;
    }

    /** Empties the database. */
    void reset() {
        this.catalog.execute("drop schema public cascade");
        this.catalog.execute("create schema public");
    }

    Migrator migrator() {
        return migrator(this.database.dataSource(), LONG);
    }

    Migrator migrator(DataSource dataSource, Duration lockWait) {
        return new Migrator(
                dataSource,
                this.scripts,
                MigratorSettings.defaults("chain@host").withLockWait(lockWait));
    }

    /** Ends the sessions of clients that are gone without the server's knowledge, as an operator would. */
    void endLeftSessions() {
        this.catalog.strings("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and pid <> pg_backend_pid()");
    }

    /**
     * Requires that effects, version table and history tell of the same revisions, and each of them once. Waits for the
     * lock, so that nothing is under way.
     *
     * @return how many revisions are in the database
     */
    int requireBoundary() {
        try (Session session = session()) {
            session.lock(session.state(), LONG, holder -> {});
            List<String> heads = session.state().heads();
            assertThat(heads).hasSizeLessThanOrEqualTo(1);
            int applied = heads.isEmpty() ? 0 : IDS.indexOf(heads.get(0)) + 1;
            assertThat(successes()).isEqualTo(IDS.subList(0, applied));
            List<String> effects = effects();
            if (effects.size() > applied && OUTSIDE.contains(IDS.get(applied))) {
                // Half of a revision outside a transaction remains, and the history tells of it.
                assertThat(this.catalog.strings("select revision || ' ' || outcome from migrate_history"
                                + " where cardinality(statements) > 0 order by id desc limit 1"))
                        .containsExactly(IDS.get(applied) + " STARTED");
                assertThat(effects).isEqualTo(IDS.subList(0, applied + 1));
            } else {
                assertThat(effects).isEqualTo(IDS.subList(0, applied));
            }
            return applied;
        }
    }

    /** Requires that every revision ran once, and that nothing of an attempt is left behind. */
    void requireComplete() {
        assertThat(requireBoundary()).isEqualTo(IDS.size());
        assertThat(
                        this.catalog.strings(
                                "select c.relname || case when indisvalid then '' else ' INVALID' end"
                                        + " from pg_index join pg_class c on c.oid = indexrelid where indrelid = 't'::regclass order by 1"))
                .containsExactly("i_id", "i_w");
        assertThat(this.catalog.tables())
                .containsExactly("effects", "t", "t_r06", "t_r07", "t_r08", "t_r09", "t_r10", "t_r11", "t_r12");
        requireNoLock();
    }

    void requireNoLock() {
        assertThat(this.catalog.strings("select 'lock' from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    private Session session() {
        return new dev.migrate.postgres.Database(this.database.dataSource(), null, "migrate_version", "check@host")
                .open();
    }

    private List<String> successes() {
        return exists("migrate_history")
                ? this.catalog.strings("select revision from migrate_history where outcome = 'SUCCESS' order by id")
                : List.of();
    }

    private List<String> effects() {
        return exists("effects") ? this.catalog.strings("select revision from effects order by revision") : List.of();
    }

    private boolean exists(String table) {
        return !this.catalog
                .strings("select 'yes' where to_regclass('" + table + "') is not null")
                .isEmpty();
    }
}
