package dev.migrate.engine;

import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Session;
import dev.migrate.script.ScriptSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The door of migrate: brings a database to a revision and tells where it is. Each call takes one connection from the data
 * source, does everything on it and gives it back, so a pool of one is enough; calls may come from several threads, and
 * from several processes, as one advisory lock lets one of them at a time change a database. A thread that is interrupted
 * stops between two revisions.
 */
public final class Migrator {

    /** Long enough for a busy server, short enough for a probe of an orchestrator. */
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(2);

    private final ScriptSet scripts;
    private final MigratorSettings settings;
    private final Database database;
    private final Events events;
    private final Planning planning;
    private final @Nullable StopSignal stop;

    /**
     * Creates a migrator. Nothing is connected.
     *
     * @param dataSource opens connections to the database
     * @param scripts the revisions
     * @param settings everything else
     */
    public Migrator(DataSource dataSource, ScriptSet scripts, MigratorSettings settings) {
        this(
                scripts,
                settings,
                new Database(dataSource, settings.schema(), settings.versionTable(), settings.application()),
                new Events(List.of()),
                null);
    }

    private Migrator(
            ScriptSet scripts, MigratorSettings settings, Database database, Events events, @Nullable StopSignal stop) {
        this.scripts = scripts;
        this.settings = settings;
        this.database = database;
        this.events = events;
        this.planning = new Planning(scripts, settings);
        this.stop = stop;
    }

    /**
     * Returns a migrator that tells a listener, besides those that this one tells, what it does. Use it for one call or
     * keep it; it costs nothing.
     *
     * @param listener is called on the thread of the run
     */
    public Migrator with(MigrationListener listener) {
        return new Migrator(this.scripts, this.settings, this.database, this.events.and(listener), this.stop);
    }

    /**
     * Returns a migrator whose runs end, with the database at a revision, when the process is told to end: the statement
     * under way is cancelled. Of the asynchronous ones none does.
     *
     * @param signal is given while runs of one thread at a time are under way
     */
    public Migrator stoppedBy(StopSignal signal) {
        return new Migrator(this.scripts, this.settings, this.database, this.events, signal);
    }

    /**
     * Asks for the address of the database, over a connection of its own.
     *
     * @return a JDBC URL without parameters, so without a password
     * @throws dev.migrate.MigrateException if there is no connection
     */
    public String address() {
        return this.database.address();
    }

    /** Returns the database, for those who only read it. */
    public Database database() {
        return this.database;
    }

    /** Returns the revisions. */
    public ScriptSet scripts() {
        return this.scripts;
    }

    /**
     * Runs the revisions between the heads of the database and a target. With nothing to do it costs one statement and
     * takes no lock.
     *
     * @param target {@code heads}, {@code head}, a revision, {@code +N} or any other identifier of a target
     * @throws MigrationFailedException if a revision fails; those before it stay, its own transaction is rolled back
     * @throws UnknownRevisionException if the database holds revisions that nothing here explains
     * @throws ChecksumMismatchException if a revision was edited after it had been applied
     * @throws dev.migrate.MigrateException if the target means nothing, a revision cannot run, there is no connection, or
     *     the lock is not free in time
     */
    public RunResult upgrade(String target) {
        return run(this.planning.upgrade(target));
    }

    /**
     * Undoes revisions until the database is at a target. A revision without a downgrade stops the run before it begins.
     *
     * @param target {@code base}, a revision, {@code -N} or any other identifier of a target
     * @throws MigrationFailedException if a revision fails; what was undone before it stays so
     * @throws UnknownRevisionException if the database holds revisions that this application does not have
     * @throws dev.migrate.MigrateException if the target means nothing, a revision is irreversible, there is no
     *     connection, or the lock is not free in time
     */
    public RunResult downgrade(String target) {
        return run(this.planning.downgrade(target));
    }

    /**
     * Does {@link #upgrade(String)} on a thread of its own.
     *
     * @param target as for {@link #upgrade(String)}
     * @return ends as the upgrade does; cancelled, it asks the server to cancel the statement under way, and ends when the
     *     database is at a revision
     */
    public CompletableFuture<RunResult> upgradeAsync(String target) {
        return runAsync("migrate-upgrade", this.planning.upgrade(target));
    }

    /**
     * Does {@link #downgrade(String)} on a thread of its own.
     *
     * @param target as for {@link #downgrade(String)}
     * @return as for {@link #upgradeAsync(String)}
     */
    public CompletableFuture<RunResult> downgradeAsync(String target) {
        return runAsync("migrate-downgrade", this.planning.downgrade(target));
    }

    /**
     * Makes the version table say that the database is at some revisions, and runs none.
     *
     * @param targets the revisions, {@code heads} or {@code base}
     * @throws dev.migrate.MigrateException if a target means nothing, there is no connection, or the lock is not free in
     *     time
     */
    public RunResult stamp(List<String> targets) {
        return stamp(targets, false);
    }

    /**
     * Makes the version table say that the database is at some revisions, and runs none.
     *
     * @param targets the revisions, {@code heads} or {@code base}
     * @param purge whether all rows of the version table are removed first, those of unknown revisions among them
     * @throws UnknownRevisionException without {@code purge}, if the database holds revisions that this application does
     *     not have
     * @throws dev.migrate.MigrateException if a target means nothing, there is no connection, or the lock is not free in
     *     time
     */
    public RunResult stamp(List<String> targets, boolean purge) {
        return run(this.planning.stamp(targets, purge));
    }

    /**
     * Creates the version and the history table where they are missing. Where they exist it costs one statement.
     *
     * @return whether something was created
     * @throws dev.migrate.MigrateException if the user of the database may not, there is no connection, or the lock is
     *     not free in time
     */
    public boolean ensureVersion() {
        try (Session session = open()) {
            DatabaseState state = session.state();
            if (state.complete()) {
                return false;
            }
            session.lock(state, this.settings.lockWait(), this.events::waitingForLock);
            if (session.state().complete()) {
                return false;
            }
            session.createTables();
            return true;
        }
    }

    /**
     * Tells what a run would do, with every statement, and changes nothing.
     *
     * @param direction of the run
     * @param target as for {@link #upgrade(String)}, {@link #downgrade(String)} or {@link #stamp(List)}
     * @throws dev.migrate.MigrateException as the run itself would before its first step
     */
    public PlannedRun plan(Direction direction, String target) {
        try (Session session = open()) {
            Plan plan = this.planning.of(direction, target).plan(session, session.state());
            return PlannedRun.of(plan, new Preparation(this.scripts).prepare(plan));
        }
    }

    /**
     * Requires that a database needs no upgrade, and changes nothing.
     *
     * @param target what it has to be at, as for {@link #upgrade(String)}
     * @throws PendingRevisionsException if an upgrade to the target would run revisions
     * @throws UnknownRevisionException if the database holds revisions that nothing here explains
     * @throws ChecksumMismatchException if a revision was edited after it had been applied
     */
    public void check(String target) {
        try (Session session = open()) {
            Plan plan = this.planning.upgrade(target).plan(session, session.state());
            if (!plan.isEmpty()) {
                throw new PendingRevisionsException(plan.revisions());
            }
        }
    }

    /**
     * Tells where the database is. One statement, without the lock, given up after two seconds.
     *
     * @throws dev.migrate.MigrateException if the database cannot be read
     */
    public Status status() {
        try (Session session = this.database.open(STATUS_TIMEOUT)) {
            return StatusReader.read(this.scripts, session.stateWithHistory());
        }
    }

    /**
     * Writes an upgrade as a script for psql. Nothing is connected: the script says where it begins, and finds out for
     * itself, when it is run, whether the database is there.
     *
     * @param range {@code from:to}; {@code to} alone begins at base
     * @return SQL that does, when it is run, what {@link #upgrade(String)} would do
     * @throws dev.migrate.MigrateException if the range means nothing, or a revision runs Java code
     */
    public String upgradeScript(String range) {
        return new OfflineRun(this.scripts, this.settings).upgrade(range);
    }

    /**
     * Writes a downgrade as a script for psql, as {@link #upgradeScript(String)} does with an upgrade.
     *
     * @param range {@code from:to}
     * @throws dev.migrate.MigrateException if the range means nothing or has no start, a revision is irreversible, or one
     *     runs Java code
     */
    public String downgradeScript(String range) {
        return new OfflineRun(this.scripts, this.settings).downgrade(range);
    }

    /**
     * Writes a stamp as a script for psql.
     *
     * @param targets the revisions, {@code heads} or {@code base}; a single one may be {@code from:to}, and without a start
     *     the version table has to be empty
     * @throws dev.migrate.MigrateException if a target means nothing
     */
    public String stampScript(List<String> targets) {
        return new OfflineRun(this.scripts, this.settings).stamp(targets);
    }

    /**
     * Tells what a repair would settle, and changes nothing.
     *
     * @return what to settle, empty when the history needs no repair
     * @throws dev.migrate.MigrateException if the database cannot be read
     */
    public List<Repair> repairs() {
        try (Session session = open()) {
            return new RepairPlanner(this.scripts)
                    .plan(session.stateWithHistory()).stream()
                            .map(RepairPlanner.Settlement::repair)
                            .toList();
        }
    }

    /**
     * Takes what edited revisions say now for what was applied, and forgets attempts that failed or were cut off. It adds
     * rows to the history, in one transaction, and runs no revision.
     *
     * @return what was settled
     * @throws dev.migrate.MigrateException if the history cannot be written, or the lock is not free in time
     */
    public List<Repair> repair() {
        try (Session session = open()) {
            DatabaseState state = session.stateWithHistory();
            if (new RepairPlanner(this.scripts).plan(state).isEmpty()) {
                return List.of();
            }
            session.lock(state, this.settings.lockWait(), this.events::waitingForLock);
            List<RepairPlanner.Settlement> settlements =
                    new RepairPlanner(this.scripts).plan(session.stateWithHistory());
            session.record(settlements.stream()
                    .map(it -> session.record(it.entry(), it.outcome()))
                    .toList());
            return settlements.stream().map(RepairPlanner.Settlement::repair).toList();
        }
    }

    private Session open() {
        return this.database.open(this.settings.timeouts().limits(), this.events::waitingForTables);
    }

    private RunResult run(Planner planner) {
        return this.stop == null
                ? run(planner, Cancellation.none())
                : this.stop.run(cancellation -> run(planner, cancellation));
    }

    private RunResult run(Planner planner, Cancellation cancellation) {
        return new Run(this.database, this.scripts, this.settings, this.events, planner).run(cancellation);
    }

    private CompletableFuture<RunResult> runAsync(String thread, Planner planner) {
        return MigrationFuture.start(thread, cancellation -> run(planner, cancellation));
    }
}
