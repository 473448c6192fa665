package dev.migrate.engine;

import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.ScriptSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What each kind of run wants, as a planner that the run asks when it sees the database. */
final class Planning {

    private final RevisionGraph graph;
    private final StateJudge judge;

    Planning(ScriptSet scripts, MigratorSettings settings) {
        this.graph = scripts.graph();
        this.judge = new StateJudge(scripts, settings);
    }

    Planner upgrade(String target) {
        return judged(Direction.UPGRADE, heads -> this.graph.upgrade(heads, target));
    }

    Planner downgrade(String target) {
        return judged(Direction.DOWNGRADE, heads -> this.graph.downgrade(heads, target));
    }

    /** With {@code purge} the rows are replaced whatever they are, so nobody judges them. */
    Planner stamp(List<String> targets, boolean purge) {
        return purge
                ? (session, state) -> this.graph.stamp(state.heads(), targets, true)
                : judged(Direction.STAMP, heads -> this.graph.stamp(heads, targets, false));
    }

    Planner of(Direction direction, String target) {
        return switch (direction) {
            case UPGRADE -> upgrade(target);
            case DOWNGRADE -> downgrade(target);
            case STAMP -> stamp(List.of(target), false);
        };
    }

    private Planner judged(Direction direction, Function<Collection<String>, Plan> plan) {
        return (session, state) -> this.judge.plan(session, state, direction, plan);
    }
}
