package dev.migrate.engine;

/** How a run is cut into transactions. */
public enum TransactionMode {

    /** Each revision is a transaction: what ran before a failure stays. */
    PER_REVISION,

    /**
     * Consecutive revisions are one transaction: a failure undoes them all. A revision outside a transaction, and one that
     * adds a value to an enum type, end it, as what follows them needs them committed.
     */
    PER_RUN
}
