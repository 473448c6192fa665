package dev.migrate.engine;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.List;

/**
 * Something that a {@link MigrationListener} hears of. A run is {@code RunStarted}, steps, and {@code RunFinished} or
 * {@code RunFailed}; before it there may be {@code WaitingForLock}
 * and {@code WaitingForTables}. A run that finds nothing to do is silent.
 */
public sealed interface MigrationEvent {

    /**
     * A run has the lock and begins.
     *
     * @param run what it will do
     */
    record RunStarted(PlannedRun run) implements MigrationEvent {}

    /**
     * Another session holds the migration lock, and this one waits for it.
     *
     * @param holder its process, application, address and since when it is connected
     */
    record WaitingForLock(String holder) implements MigrationEvent {}

    /**
     * Somebody else has locked migrate's own tables, and what is to be read or written there is tried again after a pause.
     *
     * @param blockers the sessions that have probably locked them; empty when none is to be seen
     */
    record WaitingForTables(List<String> blockers) implements MigrationEvent {}

    /**
     * A step is about to be sent. Small steps may share a message to the server: then all of them are told of before the
     * first of them is done.
     *
     * @param step the step
     * @param number its place in the run, from 1
     * @param total how many steps the run has
     */
    record StepStarted(PlannedStep step, int number, int total) implements MigrationEvent {}

    /**
     * A step did not get its locks, was rolled back, and will be tried again after a pause.
     *
     * @param step the step
     * @param blockers the sessions that probably hold them; empty when none is to be seen
     * @param pause until the next try
     */
    record TryingAgain(PlannedStep step, List<String> blockers, Duration pause) implements MigrationEvent {}

    /**
     * A step is in the database.
     *
     * @param step the step
     * @param number its place in the run, from 1
     * @param total how many steps the run has
     * @param elapsed how long it took, seen from here; of steps that share a message, as the server saw it, and below a
     *     second for all of them an equal share
     */
    record StepFinished(PlannedStep step, int number, int total, Duration elapsed) implements MigrationEvent {}

    /**
     * A step failed, and the run with it.
     *
     * @param step the step
     * @param number its place in the run, from 1
     * @param total how many steps the run has
     * @param failure what is thrown
     */
    record StepFailed(PlannedStep step, int number, int total, MigrateException failure) implements MigrationEvent {}

    /**
     * A run has done everything.
     *
     * @param result what it did
     */
    record RunFinished(RunResult result) implements MigrationEvent {}

    /**
     * A run ended before its end.
     *
     * @param failure what is thrown
     */
    record RunFailed(MigrateException failure) implements MigrationEvent {}
}
