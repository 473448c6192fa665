package dev.migrate.postgres;

import dev.migrate.operation.StatementClass;
import java.time.Duration;
import java.util.List;

/**
 * Where the steps of a run go: to a database ({@link Session}), or into a script ({@link OfflineSession}). Whoever does
 * the steps does the same for both.
 */
public interface Destination {

    /** Returns the way for every statement that changes something. */
    Gate gate();

    /**
     * Returns the statements with which a step begins, to stop it unless the database is where the plan begins.
     *
     * @param first the class of its first statement, {@link StatementClass#OUTSIDE} when no transaction holds it
     */
    List<String> begin(StatementClass first);

    /**
     * Returns the statements that come between statements of different classes in one transaction.
     *
     * @param before the class of the one before
     * @param next the class of the one behind
     */
    List<String> change(StatementClass before, StatementClass next);

    /**
     * Returns the statements that come between what a step does and the rows that tell of it, where the step may have
     * taken another role or made temporary tables: the rows are not that role's work, and the next step has its own tables.
     */
    List<String> tidyUp();

    /**
     * Returns the statements that move the rows of the version table.
     *
     * @param removed the heads that it loses
     * @param added the heads that it gains
     */
    List<String> moveHeads(List<String> removed, List<String> added);

    /**
     * Returns the statement that records a step in the history, for the transaction of the step.
     *
     * @param entry the step
     * @param outcome how it ended
     */
    String record(HistoryEntry entry, Outcome outcome);

    /**
     * Returns the statement that records a step in the history outside the transaction of the step: because it had none,
     * or because that was rolled back.
     *
     * @param entry the step
     * @param outcome how it ended
     * @param elapsed how long ago it began
     */
    String record(HistoryEntry entry, Outcome outcome, Duration elapsed);

    /** Ends a transaction that a failure left open; without one it does nothing. */
    void rollBack();
}
