package dev.migrate.engine;

import dev.migrate.graph.DatabaseHeads;
import dev.migrate.graph.Plan;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.HistoryRow;
import dev.migrate.postgres.Outcome;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins what the scripts say with what the database says. */
final class StatusReader {

    private final ScriptSet scripts;
    private final DatabaseState state;
    private final Map<String, HistoryRow> recorded = new HashMap<>();

    private StatusReader(ScriptSet scripts, DatabaseState state) {
        this.scripts = scripts;
        this.state = state;
        state.history().forEach(row -> this.recorded.put(row.revision(), row));
    }

    static Status read(ScriptSet scripts, DatabaseState state) {
        return new StatusReader(scripts, state).read();
    }

    private Status read() {
        RevisionGraph graph = this.scripts.graph();
        DatabaseHeads heads = Migrator.heads(graph, this.state);
        Set<String> applied = graph.applied(heads.known());
        Plan plan = graph.upgrade(heads.known(), "heads");
        List<String> pending = new ArrayList<>();
        plan.steps().forEach(step -> {
            if (step.revision() != null) {
                pending.add(step.revision().id());
            }
        });
        List<RevisionStatus> history = new ArrayList<>(missing(heads));
        for (Revision revision : graph.history(null, heads.known())) {
            history.add(known(revision, applied.contains(revision.id())));
        }
        return new Status(this.state.heads(), graph.heads(), pending, history);
    }

    private RevisionStatus known(Revision revision, boolean applied) {
        Script script = this.scripts.get(revision.id());
        HistoryRow row = this.recorded.get(revision.id());
        HistoryRow ran = applied && row != null && row.outcome() == Outcome.SUCCESS ? row : null;
        return new RevisionStatus(
                revision.id(),
                revision.parents(),
                revision.branchLabels().stream().sorted().toList(),
                revision.dependsOn(),
                revision.message(),
                script.type().name(),
                script.name(),
                state(applied, row),
                ran == null ? null : ran.checksum(),
                revision.createdAt(),
                ran == null ? null : ran.startedAt(),
                ran == null ? null : ran.databaseUser(),
                ran == null ? null : ran.durationMs());
    }

    private static RevisionState state(boolean applied, @Nullable HistoryRow row) {
        if (!applied) {
            return row != null
                            && row.outcome() != Outcome.SUCCESS
                            && row.direction().equals("upgrade")
                    ? RevisionState.FAILED
                    : RevisionState.PENDING;
        }
        return row == null || row.direction().equals("stamp") ? RevisionState.STAMPED : RevisionState.APPLIED;
    }

    /** What a newer version, or nobody knows who, brought into the database; the latest first. */
    private List<RevisionStatus> missing(DatabaseHeads heads) {
        List<String> ids = new ArrayList<>(heads.ahead());
        ids.addAll(heads.unknown());
        return ids.stream()
                .map(id -> missing(id, this.recorded.get(id)))
                .sorted(Comparator.comparing(
                        RevisionStatus::appliedAt, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static RevisionStatus missing(String id, @Nullable HistoryRow row) {
        if (row == null) {
            return new RevisionStatus(
                    id,
                    List.of(),
                    List.of(),
                    List.of(),
                    "",
                    null,
                    null,
                    RevisionState.MISSING,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new RevisionStatus(
                id,
                row.parents(),
                List.of(),
                row.dependsOn(),
                row.message(),
                row.type(),
                row.script(),
                RevisionState.MISSING,
                row.checksum(),
                null,
                row.startedAt(),
                row.databaseUser(),
                row.durationMs());
    }
}
