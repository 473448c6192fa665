package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.engine.Executor.ConnectionLost;
import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Session;
import dev.migrate.script.ScriptSet;
import java.util.List;

/** One run, from the first look at the database to its result. */
final class Run {

    private final Database database;
    private final ScriptSet scripts;
    private final MigratorSettings settings;
    private final Events events;
    private final Planner planner;
    private Plan plan = new Plan(Direction.UPGRADE, List.of(), List.of());
    private Progress progress;

    Run(Database database, ScriptSet scripts, MigratorSettings settings, Events events, Planner planner) {
        this.database = database;
        this.scripts = scripts;
        this.settings = settings;
        this.events = events;
        this.planner = planner;
        this.progress = new Progress(List.of(), List.of(), events);
    }

    RunResult run(Cancellation cancellation) {
        try (Session session = this.database.open(this.settings.timeouts().limits(), this.events::waitingForTables)) {
            cancellation.attach(session);
            return on(session);
        } catch (ConnectionLost lost) {
            return after(lost);
        } catch (MigrateException ex) {
            this.events.tell(() -> new MigrationEvent.RunFailed(ex));
            throw ex;
        } finally {
            cancellation.attach(null);
        }
    }

    private RunResult on(Session session) {
        DatabaseState state = session.state();
        this.plan = this.planner.plan(session, state);
        if (this.plan.isEmpty()) {
            return nothing(state);
        }
        new Preparation(this.scripts).prepare(this.plan);
        session.lock(state, this.settings.lockWait(), this.events::waitingForLock);
        return locked(session);
    }

    /** What was read before the lock is only a reason to take it: another instance may have done the work meanwhile. */
    private RunResult locked(Session session) {
        DatabaseState state = session.state();
        this.plan = this.planner.plan(session, state);
        List<PreparedStep> steps = new Preparation(this.scripts).prepare(this.plan);
        if (steps.isEmpty()) {
            return nothing(state);
        }
        if (!state.complete()) {
            session.createTables();
        }
        this.events.tell(() -> new MigrationEvent.RunStarted(PlannedRun.of(this.plan, steps)));
        this.progress = new Progress(this.plan.headsBefore(), steps, this.events);
        boolean outside = steps.stream().anyMatch(step -> !step.transactional());
        new Executor(session, outside ? session.stateWithHistory() : state, this.settings, this.events)
                .run(steps, this.progress);
        return done();
    }

    /** The session is closed by now: a pool of one has a connection for the look at what is left. */
    private RunResult after(ConnectionLost lost) {
        try {
            new Aftermath(this.database, this.settings, this.events).settle(lost, this.progress);
            return done();
        } catch (MigrateException ex) {
            this.events.tell(() -> new MigrationEvent.RunFailed(ex));
            throw ex;
        }
    }

    private RunResult nothing(DatabaseState state) {
        return new RunResult(this.plan.direction(), List.of(), state.heads(), state.heads());
    }

    private RunResult done() {
        RunResult result = new RunResult(
                this.plan.direction(), this.progress.done(), this.plan.headsBefore(), this.progress.heads());
        this.events.tell(() -> new MigrationEvent.RunFinished(result));
        return result;
    }
}
