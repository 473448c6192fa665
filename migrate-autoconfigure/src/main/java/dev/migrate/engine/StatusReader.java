package dev.migrate.engine;

import dev.migrate.engine.Checksums.Edited;
import dev.migrate.graph.DatabaseHeads;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.HistoryRow;
import dev.migrate.postgres.Outcome;
import dev.migrate.postgres.RevisionHistory;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins what the scripts say with what the database says. */
final class StatusReader {

    private final ScriptSet scripts;
    private final DatabaseState state;
    private final Map<String, RevisionHistory> recorded = new HashMap<>();

    private StatusReader(ScriptSet scripts, DatabaseState state) {
        this.scripts = scripts;
        this.state = state;
        state.history().forEach(row -> this.recorded.put(row.last().revision(), row));
    }

    static Status read(ScriptSet scripts, DatabaseState state) {
        return new StatusReader(scripts, state).read();
    }

    private Status read() {
        RevisionGraph graph = this.scripts.graph();
        DatabaseHeads heads = StateJudge.heads(graph, this.state);
        Set<String> applied = graph.applied(heads.known());
        List<String> pending = graph.upgrade(heads.known(), "heads").revisions();
        Set<String> edited = new Checksums(this.scripts)
                .edited(applied, this.state.checksums()).stream()
                        .map(Edited::id)
                        .collect(Collectors.toSet());
        List<RevisionStatus> history = new ArrayList<>(missing(heads));
        for (Revision revision : graph.history(null, heads.known())) {
            history.add(known(revision, applied.contains(revision.id()), edited.contains(revision.id())));
        }
        return new Status(this.state.heads(), graph.heads(), pending, history);
    }

    private RevisionStatus known(Revision revision, boolean applied, boolean edited) {
        Script script = this.scripts.get(revision.id());
        RevisionHistory history = this.recorded.get(revision.id());
        HistoryRow ran = applied && history != null ? history.lastDone() : null;
        return new RevisionStatus(
                revision.id(),
                revision.parents(),
                revision.branchLabels().stream().sorted().toList(),
                revision.dependsOn(),
                revision.message(),
                script.type().name(),
                script.name(),
                edited ? RevisionState.EDITED : state(applied, history),
                ran == null ? null : ran.checksum(),
                revision.createdAt(),
                ran == null ? null : ran.startedAt(),
                ran == null ? null : ran.databaseUser(),
                ran == null ? null : ran.durationMs());
    }

    private static RevisionState state(boolean applied, @Nullable RevisionHistory history) {
        if (!applied) {
            return history != null
                            && history.last().direction().equals("upgrade")
                            && history.last().outcome() != Outcome.SUCCESS
                    ? RevisionState.FAILED
                    : RevisionState.PENDING;
        }
        HistoryRow done = history == null ? null : history.lastDone();
        return done == null || done.direction().equals("stamp") ? RevisionState.STAMPED : RevisionState.APPLIED;
    }

    /** What a newer version, or nobody knows who, brought into the database; the latest first. */
    private List<RevisionStatus> missing(DatabaseHeads heads) {
        List<String> ids = new ArrayList<>(heads.ahead());
        ids.addAll(heads.unknown());
        return ids.stream()
                .map(id -> missing(
                        id,
                        this.recorded.containsKey(id) ? this.recorded.get(id).lastDone() : null))
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
