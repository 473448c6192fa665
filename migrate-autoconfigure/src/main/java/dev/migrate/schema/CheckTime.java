package dev.migrate.schema;

/** When PostgreSQL checks a constraint. */
public enum CheckTime {
    /** After each statement, and nothing can change that. */
    NOT_DEFERRABLE,
    /** After each statement, unless a transaction defers it. */
    INITIALLY_IMMEDIATE,
    /** At the end of the transaction, unless a transaction asks for more. */
    INITIALLY_DEFERRED
}
