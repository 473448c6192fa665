package dev.migrate.engine.reliability;

import static dev.migrate.engine.reliability.ChainRevision.EFFECT;
import static dev.migrate.engine.reliability.ChainRevision.inside;
import static dev.migrate.engine.reliability.ChainRevision.outside;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.engine.RunResult;
import dev.migrate.engine.TransactionMode;
import dev.migrate.graph.Direction;
import dev.migrate.postgres.Session;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database and a chain of revisions for it, of which every one leaves a row in a table: so it can be told what ran, in
 * which order and how often. Some run outside a transaction, with everything there that cannot be undone.
 */
final class Chain implements AutoCloseable {

    /** Enough for messages that hold several of them. */
    static final List<ChainRevision> LONG = makeLong();

    /** One of each kind, to be broken everywhere. */
    static final List<ChainRevision> SHORT = List.of(
            inside(
                    1,
                    List.of("create table t (id int)", "insert into t select generate_series(1, 500)"),
                    List.of("drop table t")),
            outside(
                    2,
                    List.of("create index concurrently i_id on t (id)", EFFECT, "reindex index concurrently i_id"),
                    List.of(EFFECT, "drop index concurrently i_id")),
            inside(3, List.of("alter table t add column v int"), List.of("alter table t drop column v")));

    private static final Duration LONG_WAIT = Duration.ofSeconds(60);

    private static final String OTHER_SESSIONS =
            "datname = current_database()" + " and backend_type = 'client backend' and pid <> pg_backend_pid()";

    private final Database database;
    private final List<ChainRevision> revisions;
    private final SingleConnectionDataSource connection;
    private final Catalog catalog;
    private final ReferenceWalk walk;
    private final RevisionFolder folder;
    private final ScriptSet scripts;

    Chain(Database database, Path folder) {
        this(database, folder, LONG);
    }

    Chain(Database database, Path folder, List<ChainRevision> revisions) {
        this.database = database;
        this.revisions = revisions;
        this.connection = database.keptConnection();
        this.catalog = new Catalog(this.connection);
        this.walk = ReferenceWalk.of(revisions);
        this.folder = new RevisionFolder(folder);
        revisions.forEach(revision -> this.folder.write(revision.id(), revision.parent(), revision.body()));
        this.scripts = this.folder.scripts();
        reset();
    }

    private static List<ChainRevision> makeLong() {
        List<ChainRevision> revisions = new ArrayList<>();
        revisions.add(inside(
                1,
                List.of(
                        "create table t (id int, v int)",
                        "insert into t select i, i from generate_series(1, 500) i",
                        "create type mood as enum ('calm')"),
                List.of("drop table t", "drop type mood")));
        revisions.add(inside(2, List.of("alter table t add column m mood"), List.of("alter table t drop column m")));
        revisions.add(outside(
                3,
                List.of(
                        "create index concurrently i_id on t (id)",
                        EFFECT,
                        "create unique index concurrently if not exists i_v on t (v)"),
                List.of("drop index concurrently i_id", EFFECT, "drop index concurrently if exists i_v")));
        revisions.add(inside(
                4,
                List.of("alter table t add column w int not null default 0"),
                List.of("alter table t drop column w")));
        revisions.add(outside(
                5,
                List.of("reindex index concurrently i_id", EFFECT),
                List.of(EFFECT, "reindex (concurrently) table t")));
        revisions.add(inside(6, List.of("alter type mood add value if not exists 'happy'"), List.of()));
        revisions.add(inside(7, List.of("update t set m = 'happy' where id = 1"), List.of("update t set m = null")));
        for (int number = 8; number <= 12; number++) {
            String table = "t_" + ChainRevision.id(number);
            revisions.add(inside(
                    number,
                    List.of("create table " + table + " (id int primary key)"),
                    List.of("drop table " + table)));
        }
        revisions.add(outside(
                13,
                List.of(
                        "set maintenance_work_mem = '4MB'",
                        "drop index concurrently i_v",
                        EFFECT,
                        "create index concurrently i_w on t (w)",
                        "vacuum t"),
                List.of(
                        "create unique index concurrently i_v on t (v)",
                        "vacuum (analyze) t",
                        EFFECT,
                        "drop index concurrently i_w")));
        revisions.add(
                inside(14, List.of("update t set w = 1 where id = 1"), List.of("update t set w = 0 where id = 1")));
        return List.copyOf(revisions);
    }

    /** Returns the folder of the revisions, for another process. */
    String location() {
        return this.folder.location();
    }

    /** Returns the ids of the revisions, oldest first. */
    List<String> ids() {
        return this.revisions.stream().map(ChainRevision::id).toList();
    }

    Database database() {
        return this.database;
    }

    Catalog catalog() {
        return this.catalog;
    }

    /** Connects anew for its own questions, as a server that went down took the connection with it. */
    void reconnect() {
        this.connection.resetConnection();
    }

    /** Empties the database. */
    void reset() {
        this.catalog.execute("drop schema if exists audit, public cascade");
        this.catalog.execute("create schema public");
        this.catalog.execute("create schema audit");
        this.catalog.execute("create table audit.effects (id int generated always as identity, effect text not null)");
    }

    /** Brings the database to where a direction begins. */
    void prepare(Direction direction) {
        reset();
        if (direction == Direction.DOWNGRADE) {
            run(migrator(), Direction.UPGRADE);
        }
    }

    Migrator migrator() {
        return migrator(this.database.dataSource(), LONG_WAIT);
    }

    Migrator migrator(DataSource dataSource, Duration lockWait) {
        return migrator(dataSource, lockWait, TransactionMode.PER_REVISION);
    }

    Migrator migrator(DataSource dataSource, Duration lockWait, TransactionMode mode) {
        return new Migrator(
                dataSource,
                this.scripts,
                MigratorSettings.defaults("chain@host").withLockWait(lockWait).withTransaction(mode));
    }

    /** Runs the whole chain in a direction. */
    static RunResult run(Migrator migrator, Direction direction) {
        return direction == Direction.UPGRADE ? migrator.upgrade("heads") : migrator.downgrade("base");
    }

    /** Ends all sessions of clients, as an operator would. */
    void endSessions() {
        this.catalog.strings("select pg_terminate_backend(pid) from pg_stat_activity where " + OTHER_SESSIONS);
    }

    /** Returns when the server knows of no client any more. */
    void awaitNoSession() {
        while (!this.catalog
                .strings("select pid from pg_stat_activity where " + OTHER_SESSIONS)
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /**
     * Requires that catalog, effects, version table and history tell of the same revisions, and each of them once. Waits
     * for the lock, so that nothing is under way.
     *
     * @return how many revisions are in the database
     */
    int requireBoundary() {
        try (Session session = new dev.migrate.postgres.Database(
                        this.database.dataSource(), null, "migrate_version", "check@host")
                .open()) {
            session.lock(session.state(), LONG_WAIT, holder -> {});
            return new Remains(this.revisions, this.walk, this.catalog).require();
        }
    }

    /**
     * Requires that a run ended where runs of its mode may end.
     *
     * @see #requireBoundary()
     */
    void requireBoundary(Direction direction, TransactionMode mode) {
        int applied = requireBoundary();
        assertThat(mode == TransactionMode.PER_REVISION || isEndOfUnit(direction, applied))
                .as("%s revisions may be in the database behind a unit of a run", applied)
                .isTrue();
    }

    /** Consecutive revisions share a transaction; one outside of it, or one that adds to an enum, ends it. */
    private boolean isEndOfUnit(Direction direction, int applied) {
        if (applied == 0 || applied == this.revisions.size()) {
            return true;
        }
        ChainRevision below = this.revisions.get(applied - 1);
        ChainRevision above = this.revisions.get(applied);
        ChainRevision last = direction == Direction.UPGRADE ? below : above;
        return below.outside()
                || above.outside()
                || last.statements(direction).get(0).startsWith("alter type");
    }

    /** Requires that every revision ran once, and that nothing of an attempt is left behind. */
    void requireComplete() {
        requireComplete(Direction.UPGRADE);
    }

    /** Requires that every revision ran once in a direction behind the other, and that nothing of an attempt is left. */
    void requireComplete(Direction direction) {
        assertThat(requireBoundary()).isEqualTo(direction == Direction.UPGRADE ? this.revisions.size() : 0);
        assertThat(ReferenceWalk.look(this.catalog)).isEqualTo(this.walk.end(direction));
        List<String> up = ids().stream().map(id -> "upgrade " + id).toList();
        List<String> down = IntStream.range(0, up.size())
                .mapToObj(i -> "downgrade " + ids().get(up.size() - 1 - i))
                .toList();
        List<String> effects = new ArrayList<>(up);
        if (direction == Direction.DOWNGRADE) {
            effects.addAll(down);
        }
        assertThat(this.catalog.strings("select effect from audit.effects order by id"))
                .isEqualTo(effects);
        requireNoLock();
    }

    void requireNoLock() {
        assertThat(this.catalog.strings("select 'lock' from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    @Override
    public void close() {
        this.connection.destroy();
    }
}
