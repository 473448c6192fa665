package dev.migrate.postgres;

/** How a step ended, as the history tells it. */
public enum Outcome {

    /** Everything of the step is in the database. */
    SUCCESS,

    /** The step failed; a transaction around it was rolled back. */
    FAILED,

    /** A step outside a transaction began. Without a later row of the same revision it was cut off in the middle. */
    STARTED,

    /** A failed or cut off attempt was declared settled by a person. */
    SETTLED
}
