package dev.migrate.engine;

import dev.migrate.engine.RunResult.Ran;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run has done so far, told to the log and the listeners as it grows. */
final class Progress {

    private static final Logger logger = LoggerFactory.getLogger(Executor.class);

    private final List<PreparedStep> steps;
    private final Set<String> heads;
    private final Events events;
    private final List<Ran> done = new ArrayList<>();
    private int started;

    Progress(List<String> headsBefore, List<PreparedStep> steps, Events events) {
        this.heads = new TreeSet<>(headsBefore);
        this.steps = steps;
        this.events = events;
    }

    void start(List<PreparedStep> unit) {
        for (PreparedStep step : unit) {
            this.started++;
            int number = this.started;
            this.events.tell(() -> new MigrationEvent.StepStarted(step.planned(), number, this.steps.size()));
        }
    }

    /**
     * Steps that travelled together are in the database.
     *
     * @param elapsed how long each of them took
     */
    void finish(List<PreparedStep> unit, List<Duration> elapsed) {
        for (int index = 0; index < unit.size(); index++) {
            PreparedStep step = unit.get(index);
            step.step().moveHeads(this.heads);
            Ran ran = new Ran(step.revisionId(), step.message(), elapsed.get(index));
            this.done.add(ran);
            int number = this.done.size();
            logger.info(
                    "[{}/{}] {} ... {} ms",
                    number,
                    this.steps.size(),
                    step.arrow(),
                    ran.elapsed().toMillis());
            this.events.tell(
                    () -> new MigrationEvent.StepFinished(step.planned(), number, this.steps.size(), ran.elapsed()));
        }
    }

    void fail(PreparedStep step, MigrationFailedException failure) {
        int number = this.steps.indexOf(step) + 1;
        this.events.tell(() -> new MigrationEvent.StepFailed(step.planned(), number, this.steps.size(), failure));
    }

    /** Returns the steps that are not known to be done. */
    List<PreparedStep> left() {
        return this.steps.subList(this.done.size(), this.steps.size());
    }

    List<Ran> done() {
        return List.copyOf(this.done);
    }

    /** Tells how long the steps took that were done behind the first ones. */
    Duration elapsedSince(int first) {
        return this.done.subList(first, this.done.size()).stream()
                .map(Ran::elapsed)
                .reduce(Duration.ZERO, Duration::plus);
    }

    List<String> applied() {
        return this.done.stream().map(Ran::revision).toList();
    }

    List<String> heads() {
        return List.copyOf(this.heads);
    }

    /**
     * Tells how many of the steps that are left must have been done for a database to be at some heads.
     *
     * @return their number, -1 when none of the points between steps has these heads
     */
    int doneAccordingTo(Collection<String> found) {
        Set<String> wanted = new TreeSet<>(found);
        Set<String> at = new TreeSet<>(this.heads);
        List<PreparedStep> left = left();
        for (int number = 0; number < left.size(); number++) {
            if (at.equals(wanted)) {
                return number;
            }
            left.get(number).step().moveHeads(at);
        }
        return at.equals(wanted) ? left.size() : -1;
    }
}
