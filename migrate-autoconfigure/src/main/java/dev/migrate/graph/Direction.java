package dev.migrate.graph;

/** What a step does with a revision. */
public enum Direction {

    /** It runs the upgrade. */
    UPGRADE,

    /** It runs the downgrade. */
    DOWNGRADE,

    /** It only moves the heads. */
    STAMP
}
