package dev.migrate.engine;

/** How a revision stands to a database. */
public enum RevisionState {

    /** It ran, and is part of what the heads in the database stand for. */
    APPLIED,

    /** It ran, and its file or class was edited since: its statements are not those that ran. */
    EDITED,

    /** The database was stamped with it; it did not run through this tool. */
    STAMPED,

    /** It is not in the database. */
    PENDING,

    /** It is not in the database, and the last attempt to bring it there failed. */
    FAILED,

    /** It is in the database, and the application has no file or class of it: it comes from a newer version. */
    MISSING;

    /** Tells whether it is part of what the heads in the database stand for. */
    public boolean isInDatabase() {
        return switch (this) {
            case APPLIED, EDITED, STAMPED, MISSING -> true;
            case PENDING, FAILED -> false;
        };
    }
}
