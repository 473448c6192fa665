package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.graph.Plan;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.postgres.OfflineSession;
import dev.migrate.script.ScriptSet;
import java.util.List;

/** Does what a run does, into a script: the plan begins where the caller says that the database is. */
final class OfflineRun {

    private static final String BASE = "base";

    private final ScriptSet scripts;
    private final RevisionGraph graph;
    private final MigratorSettings settings;

    OfflineRun(ScriptSet scripts, MigratorSettings settings) {
        this.scripts = scripts;
        this.graph = scripts.graph();
        this.settings = settings;
    }

    String upgrade(String text) {
        Range range = range(text);
        return write(this.graph.upgrade(heads(range), range.to()), "upgrade", range);
    }

    String downgrade(String text) {
        if (text.indexOf(':') < 0) {
            throw new MigrateException(
                    "The script of a downgrade needs to be told where the database is: it is not asked.",
                    "Write the range as <from>:<to>, such as heads:" + text + ".");
        }
        Range range = range(text);
        return write(this.graph.downgrade(heads(range), range.to()), "downgrade", range);
    }

    String stamp(List<String> targets) {
        if (targets.size() == 1) {
            Range range = range(targets.get(0));
            return write(this.graph.stamp(heads(range), List.of(range.to()), false), "stamp", range);
        }
        Range range = new Range(BASE, String.join(" ", targets));
        return write(this.graph.stamp(List.of(), targets, false), "stamp", range);
    }

    private String write(Plan plan, String command, Range range) {
        List<PreparedStep> steps = new Preparation(this.scripts).prepare(plan);
        OfflineSession session =
                new OfflineSession(this.settings.schema(), this.settings.versionTable(), this.settings.application());
        session.open("migrate " + command + " " + range.from() + ":" + range.to(), plan.headsBefore());
        new OfflineExecutor(session).write(steps);
        return session.close();
    }

    private List<String> heads(Range range) {
        return this.graph.resolve(range.from()).stream()
                .map(Revision::id)
                .sorted()
                .toList();
    }

    private static Range range(String text) {
        String[] ends = text.split(":", -1);
        if (ends.length > 2 || ends[ends.length - 1].isBlank()) {
            throw new MigrateException(
                    "\"" + text + "\" is no range.", "Write it as <from>:<to>, such as abc123:heads.");
        }
        return ends.length == 1 ? new Range(BASE, ends[0]) : new Range(ends[0].isBlank() ? BASE : ends[0], ends[1]);
    }

    private record Range(String from, String to) {}
}
