package dev.migrate.engine;

/** What happens at an upgrade or a check when a revision was edited after it had been applied. */
public enum ChecksumPolicy {

    /** It is refused. */
    FAIL,

    /** A warning is logged. */
    WARN,

    /** Nothing; checksums are not even compared. */
    IGNORE
}
