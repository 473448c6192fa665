package dev.migrate.operation;

/** The state of row-level security of a table. */
public enum RowSecurity {
    /** Policies hold for all but the owner. */
    ENABLE,
    /** Policies do not hold. */
    DISABLE,
    /** Policies hold for the owner too. */
    FORCE,
    /** Policies do not hold for the owner. */
    NO_FORCE
}
