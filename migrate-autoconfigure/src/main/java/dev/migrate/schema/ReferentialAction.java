package dev.migrate.schema;

/** What happens to a row that refers to one that is deleted or gets another key. */
public enum ReferentialAction {
    /** An error, when the constraint is checked. PostgreSQL's default. */
    NO_ACTION,
    /** An error, at once. */
    RESTRICT,
    /** The row follows: it is deleted, or gets the new key. */
    CASCADE,
    /** Its columns become NULL. */
    SET_NULL,
    /** Its columns get their defaults. */
    SET_DEFAULT
}
