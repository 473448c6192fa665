package dev.migrate.engine;

import dev.migrate.engine.Checksums.Edited;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.HistoryEntry;
import dev.migrate.postgres.HistoryRow;
import dev.migrate.postgres.Outcome;
import dev.migrate.postgres.RevisionHistory;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds in the history what a person may declare settled, and what is then to be added to it. */
final class RepairPlanner {

    private static final String DIRECTION = "repair";

    private final ScriptSet scripts;

    RepairPlanner(ScriptSet scripts) {
        this.scripts = scripts;
    }

    /** A repair and the row that makes it. */
    record Settlement(Repair repair, HistoryEntry entry, Outcome outcome) {}

    List<Settlement> plan(DatabaseState state) {
        Map<String, RevisionHistory> history = state.history().stream()
                .collect(Collectors.toMap(it -> it.last().revision(), Function.identity()));
        List<Settlement> settlements = new ArrayList<>();
        List<String> applied = StateJudge.heads(this.scripts.graph(), state).known();
        for (Edited edited :
                new Checksums(this.scripts).edited(this.scripts.graph().applied(applied), state.checksums())) {
            RevisionHistory recorded = Objects.requireNonNull(history.get(edited.id()));
            settlements.add(accept(edited, recorded.last()));
        }
        for (RevisionHistory revision : state.history()) {
            if (revision.last().outcome() == Outcome.FAILED || revision.last().outcome() == Outcome.STARTED) {
                settlements.add(forget(revision.last()));
            }
        }
        return settlements;
    }

    private Settlement accept(Edited edited, HistoryRow row) {
        return new Settlement(
                new Repair(
                        row.revision(),
                        row.message(),
                        edited.script().location(),
                        Repair.Kind.CHECKSUM,
                        edited.recorded(),
                        edited.present()),
                entry(row, edited.present(), edited.script().fingerprint()),
                Outcome.SUCCESS);
    }

    private Settlement forget(HistoryRow row) {
        Script script = this.scripts.graph().isKnown(row.revision()) ? this.scripts.get(row.revision()) : null;
        int statements = row.statements().size();
        return new Settlement(
                new Repair(
                        row.revision(),
                        row.message(),
                        script == null ? null : script.location(),
                        Repair.Kind.ATTEMPT,
                        row.outcome() + (statements == 0 ? "" : ", " + statements + " statements took effect"),
                        Outcome.SETTLED.name()),
                entry(row, null, null),
                Outcome.SETTLED);
    }

    private static HistoryEntry entry(HistoryRow row, @Nullable String checksum, @Nullable String fingerprint) {
        return new HistoryEntry(
                row.revision(),
                row.parents(),
                row.dependsOn(),
                DIRECTION,
                row.message(),
                row.type(),
                row.script(),
                checksum,
                fingerprint);
    }
}
