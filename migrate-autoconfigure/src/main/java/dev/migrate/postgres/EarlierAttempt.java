package dev.migrate.postgres;

/** How far the run before came with a statement outside a transaction. */
public enum EarlierAttempt {

    /** It did not come to the statement, or there was none. */
    NONE,

    /** The statement failed, so it did not come through; it may have left something. */
    FAILED,

    /** The run was cut off at the statement, so it may have come through. */
    CUT_OFF
}
