package dev.migrate.engine;

import dev.migrate.graph.DatabaseHeads;
import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RevisionHistory;
import dev.migrate.postgres.Session;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a run may go on from the state of a database. Revisions that this application does not have are either
 * those of a newer version, which the history explains, or unknown; and those that it has must still say what ran.
 */
final class StateJudge {

    private static final Logger logger = LoggerFactory.getLogger(StateJudge.class);

    private final ScriptSet scripts;
    private final RevisionGraph graph;
    private final MigratorSettings settings;

    StateJudge(ScriptSet scripts, MigratorSettings settings) {
        this.scripts = scripts;
        this.graph = scripts.graph();
        this.settings = settings;
    }

    /**
     * Makes a plan from the heads that this application knows.
     *
     * @throws UnknownRevisionException if the database holds others, and they do not merely lie ahead of an upgrade
     * @throws ChecksumMismatchException if an upgrade finds a revision edited after it had been applied
     */
    Plan plan(Session session, DatabaseState state, Direction direction, Function<Collection<String>, Plan> planner) {
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
                            + " of another version of this application and lacks "
                            + String.join(", ", plan.revisions())
                            + " of this one. Nothing was changed.",
                    "Deploy a version that has both, with a merge revision if they are two heads.");
        }
        logger.warn(
                "The database is ahead of this application: it holds {}, which a newer version brought. Starting with it"
                        + " as it is.",
                String.join(", ", heads.ahead()));
        return plan;
    }

    /** Tells the heads of a database apart, with what its history says of those that are not in the graph. */
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
}
