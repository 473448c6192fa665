package dev.migrate.autogenerate;

/** What the entities are compared with. */
public enum Counterpart {

    /** The database of the application. */
    DATABASE("the database"),

    /** What the revisions make of an empty database. */
    REVISIONS("the revisions");

    private final String words;

    Counterpart(String words) {
        this.words = words;
    }

    /** Returns it in words: {@code the database}. */
    public String words() {
        return this.words;
    }
}
