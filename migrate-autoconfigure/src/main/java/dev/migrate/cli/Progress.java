package dev.migrate.cli;

import dev.migrate.engine.MigrationEvent;
import dev.migrate.engine.MigrationEvent.StepFailed;
import dev.migrate.engine.MigrationEvent.StepFinished;
import dev.migrate.engine.MigrationEvent.StepStarted;
import dev.migrate.engine.MigrationEvent.TryingAgain;
import dev.migrate.engine.MigrationEvent.WaitingForLock;
import dev.migrate.engine.MigrationEvent.WaitingForTables;
import dev.migrate.engine.MigrationListener;
import dev.migrate.engine.PlannedStep;
import dev.migrate.graph.Direction;
import dev.migrate.graph.Revision;
import dev.migrate.script.ScriptSet;
import java.io.PrintStream;
import java.util.List;

/** Tells how a run goes on: {@code [3/12] def456 -> abc123, add user table ... 14 ms}. */
final class Progress implements MigrationListener {

    private static final String BACK = "\r\u001B[K";

    private final PrintStream err;
    private final boolean interactive;
    private final ScriptSet scripts;

    Progress(Terminal terminal, ScriptSet scripts) {
        this.err = terminal.err();
        this.interactive = terminal.interactive();
        this.scripts = scripts;
    }

    @Override
    public void on(MigrationEvent event) {
        if (event instanceof StepStarted started) {
            begin(line(started.step(), started.number(), started.total()));
        } else if (event instanceof StepFinished finished) {
            end(line(finished.step(), finished.number(), finished.total())
                    + finished.elapsed().toMillis() + " ms");
        } else if (event instanceof StepFailed failed) {
            end(line(failed.step(), failed.number(), failed.total()) + "failed");
        } else if (event instanceof WaitingForLock waiting) {
            this.err.println("Waiting for the migration lock, held by " + waiting.holder());
        } else if (event instanceof WaitingForTables waiting) {
            this.err.println("Waiting for the tables of migrate" + by("locked", waiting.blockers()));
        } else if (event instanceof TryingAgain again) {
            end("Waiting for the locks of " + again.step().revision() + by("held", again.blockers()));
        }
    }

    /** What is going on stands on a terminal until it has ended; elsewhere a line is written once. */
    private void begin(String line) {
        if (this.interactive) {
            this.err.print(BACK + line);
            this.err.flush();
        }
    }

    private void end(String line) {
        this.err.println(this.interactive ? BACK + line : line);
    }

    private static String by(String verb, List<String> blockers) {
        return blockers.isEmpty() ? "" : ", probably " + verb + " by " + String.join(" and ", blockers);
    }

    private String line(PlannedStep step, int number, int total) {
        return "[" + number + "/" + total + "] " + arrow(step) + " ... ";
    }

    /** Where a step leads, in its direction. */
    String arrow(PlannedStep step) {
        String message = step.message().isEmpty() ? "" : ", " + step.message();
        if (step.direction() == Direction.STAMP) {
            return name(step.headsRemoved()) + " -> " + name(step.headsAdded()) + message;
        }
        String parents = name(this.scripts
                .graph()
                .find(step.revision())
                .map(Revision::parents)
                .orElseGet(List::of));
        return (step.direction() == Direction.DOWNGRADE
                        ? step.revision() + " -> " + parents
                        : parents + " -> " + step.revision())
                + message;
    }

    private static String name(List<String> ids) {
        return ids.isEmpty() ? "<base>" : String.join(", ", ids);
    }
}
