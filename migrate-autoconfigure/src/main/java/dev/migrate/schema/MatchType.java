package dev.migrate.schema;

/** How a foreign key of several columns treats NULL. */
public enum MatchType {
    /** One NULL is enough to refer to nothing. PostgreSQL's default. */
    SIMPLE,
    /** All columns are NULL, or none. */
    FULL
}
