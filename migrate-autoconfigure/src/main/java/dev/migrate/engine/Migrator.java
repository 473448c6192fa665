package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.engine.Executor.ConnectionLost;
import dev.migrate.graph.DatabaseHeads;
import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RevisionHistory;
import dev.migrate.postgres.Session;
import dev.migrate.script.ScriptSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of migrate: brings a database to a revision and tells where it is. Each call takes one connection from the data
 * source, does everything on it and gives it back, so a pool of one is enough; calls may come from several threads, and
 * from several processes, as one advisory lock lets one of them at a time change a database. A thread that is interrupted
 * stops between two revisions.
 */
public final class Migrator {

    private static final Logger logger = LoggerFactory.getLogger(Migrator.class);

    /** Long enough for a busy server, short enough for a probe of an orchestrator. */
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(2);

    private final ScriptSet scripts;
    private final RevisionGraph graph;
    private final MigratorSettings settings;
    private final Database database;
    private final Events events;

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
                new Events(List.of()));
    }

    private Migrator(ScriptSet scripts, MigratorSettings settings, Database database, Events events) {
        this.scripts = scripts;
        this.graph = scripts.graph();
        this.settings = settings;
        this.database = database;
        this.events = events;
    }

    /**
     * Returns a migrator that tells a listener, besides those that this one tells, what it does. Use it for one call or
     * keep it; it costs nothing.
     *
     * @param listener is called on the thread of the run
     */
    public Migrator with(MigrationListener listener) {
        return new Migrator(this.scripts, this.settings, this.database, this.events.and(listener));
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
        return run(Direction.UPGRADE, heads -> this.graph.upgrade(heads, target));
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
        return run(Direction.DOWNGRADE, heads -> this.graph.downgrade(heads, target));
    }

    /**
     * Does {@link #upgrade(String)} on a thread of its own.
     *
     * @param target as for {@link #upgrade(String)}
     * @return ends as the upgrade does; cancelled, it asks the server to cancel the statement under way, and ends when the
     *     database is at a revision
     */
    public CompletableFuture<RunResult> upgradeAsync(String target) {
        return runAsync("migrate-upgrade", planner(Direction.UPGRADE, target), Direction.UPGRADE);
    }

    /**
     * Does {@link #downgrade(String)} on a thread of its own.
     *
     * @param target as for {@link #downgrade(String)}
     * @return as for {@link #upgradeAsync(String)}
     */
    public CompletableFuture<RunResult> downgradeAsync(String target) {
        return runAsync("migrate-downgrade", planner(Direction.DOWNGRADE, target), Direction.DOWNGRADE);
    }

    private CompletableFuture<RunResult> runAsync(String name, Planner planner, Direction direction) {
        return MigrationFuture.start(name, cancellation -> run(direction, planner, cancellation));
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
        return purge
                ? run(Direction.STAMP, (session, state) -> this.graph.stamp(state.heads(), targets, true))
                : run(Direction.STAMP, heads -> this.graph.stamp(heads, targets, false));
    }

    /**
     * Creates the version and the history table where they are missing. Where they exist it costs one statement.
     *
     * @return whether something was created
     * @throws dev.migrate.MigrateException if the user of the database may not, there is no connection, or the lock is
     *     not free in time
     */
    public boolean ensureVersion() {
        try (Session session = this.database.open()) {
            DatabaseState state = session.state();
            if (state.complete()) {
                return false;
            }
            lock(session, state);
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
        Planner planner = planner(direction, target);
        try (Session session = this.database.open()) {
            Plan plan = planner.plan(session, session.state());
            return planned(plan, new Preparation(this.scripts).prepare(plan));
        }
    }

    private static PlannedRun planned(Plan plan, List<PreparedStep> steps) {
        return PlannedRun.of(plan.direction(), steps, plan.headsBefore(), plan.headsAfter());
    }

    private Planner planner(Direction direction, String target) {
        return switch (direction) {
            case UPGRADE -> planner(direction, heads -> this.graph.upgrade(heads, target));
            case DOWNGRADE -> planner(direction, heads -> this.graph.downgrade(heads, target));
            case STAMP -> planner(direction, heads -> this.graph.stamp(heads, List.of(target), false));
        };
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
        try (Session session = this.database.open()) {
            Plan plan = planner(Direction.UPGRADE, target).plan(session, session.state());
            if (!plan.isEmpty()) {
                throw new PendingRevisionsException(ids(plan));
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
        try (Session session = this.database.open()) {
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
        try (Session session = this.database.open()) {
            DatabaseState state = session.stateWithHistory();
            if (new RepairPlanner(this.scripts).plan(state).isEmpty()) {
                return List.of();
            }
            lock(session, state);
            List<RepairPlanner.Settlement> settlements =
                    new RepairPlanner(this.scripts).plan(session.stateWithHistory());
            session.record(settlements.stream()
                    .map(it -> session.record(it.entry(), it.outcome()))
                    .toList());
            return settlements.stream().map(RepairPlanner.Settlement::repair).toList();
        }
    }

    private RunResult run(Direction direction, Function<Collection<String>, Plan> planner) {
        return run(direction, planner(direction, planner));
    }

    private RunResult run(Direction direction, Planner planner) {
        return run(direction, planner, Cancellation.none());
    }

    private RunResult run(Direction direction, Planner planner, Cancellation cancellation) {
        Run run = new Run(direction, planner);
        try (Session session = this.database.open()) {
            cancellation.attach(session);
            return run.on(session);
        } catch (ConnectionLost lost) {
            return run.after(lost);
        } catch (MigrateException ex) {
            this.events.tell(() -> new MigrationEvent.RunFailed(ex));
            throw ex;
        } finally {
            cancellation.attach(null);
        }
    }

    private void lock(Session session, DatabaseState state) {
        session.lock(
                state,
                this.settings.lockWait(),
                holder -> this.events.tell(() -> new MigrationEvent.WaitingForLock(holder)));
    }

    /** One run, from the first look to its result. */
    private final class Run {

        private final Direction direction;
        private final Planner planner;
        private Plan plan = new Plan(Direction.UPGRADE, List.of(), List.of());
        private Progress progress = new Progress(List.of(), List.of(), Migrator.this.events);

        Run(Direction direction, Planner planner) {
            this.direction = direction;
            this.planner = planner;
        }

        RunResult on(Session session) {
            DatabaseState state = session.state();
            this.plan = this.planner.plan(session, state);
            if (this.plan.isEmpty()) {
                return new RunResult(this.direction, List.of(), state.heads(), state.heads());
            }
            new Preparation(Migrator.this.scripts).prepare(this.plan);
            lock(session, state);
            return locked(session);
        }

        /**
         * What was read before the lock is only a reason to take it: another instance may have done the work meanwhile.
         */
        private RunResult locked(Session session) {
            DatabaseState state = session.state();
            this.plan = this.planner.plan(session, state);
            List<PreparedStep> steps = new Preparation(Migrator.this.scripts).prepare(this.plan);
            if (steps.isEmpty()) {
                return new RunResult(this.direction, List.of(), state.heads(), state.heads());
            }
            if (!state.complete()) {
                session.createTables();
            }
            Migrator.this.events.tell(() -> new MigrationEvent.RunStarted(planned(this.plan, steps)));
            this.progress = new Progress(this.plan.headsBefore(), steps, Migrator.this.events);
            boolean outside = steps.stream().anyMatch(step -> !step.transactional());
            new Executor(
                            session,
                            outside ? session.stateWithHistory() : state,
                            Migrator.this.settings,
                            Migrator.this.events)
                    .run(steps, this.progress);
            return result();
        }

        /** The session is closed by now: a pool of one has a connection for the look at what is left. */
        RunResult after(ConnectionLost lost) {
            try {
                new Aftermath(Migrator.this.database, Migrator.this.settings).settle(lost, this.progress);
                return result();
            } catch (MigrateException ex) {
                Migrator.this.events.tell(() -> new MigrationEvent.RunFailed(ex));
                throw ex;
            }
        }

        private RunResult result() {
            RunResult result =
                    new RunResult(this.direction, this.progress.done(), this.plan.headsBefore(), this.progress.heads());
            Migrator.this.events.tell(() -> new MigrationEvent.RunFinished(result));
            return result;
        }
    }

    /** Makes the plan of a run from the state of a database, or refuses the state. */
    private interface Planner {

        Plan plan(Session session, DatabaseState state);
    }

    private Planner planner(Direction direction, Function<Collection<String>, Plan> planner) {
        return (session, state) -> plan(session, state, direction, planner);
    }

    private Plan plan(
            Session session, DatabaseState state, Direction direction, Function<Collection<String>, Plan> planner) {
        boolean known = state.heads().stream().allMatch(this.graph::isKnown);
        DatabaseHeads heads = known
                ? new DatabaseHeads(state.heads(), List.of(), List.of())
                : heads(this.graph, session.stateWithHistory());
        if (!heads.unknown().isEmpty()) {
            throw unknown(heads);
        }
        if (direction == Direction.UPGRADE) {
            new Checksums(this.scripts)
                    .judge(this.settings.onChecksumMismatch(), this.graph.applied(heads.known()), state.checksums());
        }
        return known ? planner.apply(state.heads()) : ahead(heads, direction, planner);
    }

    private Plan ahead(DatabaseHeads heads, Direction direction, Function<Collection<String>, Plan> planner) {
        if (direction != Direction.UPGRADE) {
            throw new UnknownRevisionException(
                    heads.ahead(),
                    "The database is ahead of this application: it holds " + String.join(", ", heads.ahead())
                            + ", whose scripts are not here. Nothing was changed.",
                    "Run this with the newer version of the application, which has those revisions.");
        }
        Plan plan = planner.apply(heads.known());
        if (!plan.isEmpty()) {
            throw new UnknownRevisionException(
                    heads.ahead(),
                    "The database holds " + String.join(", ", heads.ahead())
                            + " of another version of this application and lacks " + String.join(", ", ids(plan))
                            + " of this one. Nothing was changed.",
                    "Deploy a version that has both, with a merge revision if they are two heads.");
        }
        logger.warn(
                "The database is ahead of this application: it holds {}, which a newer version brought. Starting with it"
                        + " as it is.",
                String.join(", ", heads.ahead()));
        return plan;
    }

    static DatabaseHeads heads(RevisionGraph graph, DatabaseState state) {
        Map<String, List<String>> recorded = new HashMap<>();
        for (RevisionHistory revision : state.history()) {
            List<String> below = new ArrayList<>(revision.last().parents());
            below.addAll(revision.last().dependsOn());
            recorded.put(revision.last().revision(), below);
        }
        return DatabaseHeads.of(graph, state.heads(), recorded);
    }

    private UnknownRevisionException unknown(DatabaseHeads heads) {
        return new UnknownRevisionException(
                heads.unknown(),
                "The table " + this.settings.versionTable() + " names " + String.join(", ", heads.unknown())
                        + ", which no script here has and no history explains. Nothing was changed.",
                "Deploy the version of the application that has it; check migrate.locations; or, if the database was"
                        + " upgraded from a branch that is gone, correct it by hand and stamp it with --purge.");
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream()
                .map(step ->
                        step.revision() == null ? "<base>" : step.revision().id())
                .toList();
    }
}
