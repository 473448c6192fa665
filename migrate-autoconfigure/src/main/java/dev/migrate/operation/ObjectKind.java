package dev.migrate.operation;

import java.util.Locale;

/** The kinds of things that have a plain name and are no part of a table. */
public enum ObjectKind {
    TABLE,
    INDEX,
    VIEW,
    MATERIALIZED_VIEW,
    SEQUENCE,
    TYPE,
    DOMAIN,
    SCHEMA,
    EXTENSION;

    /** Returns the word of SQL: {@code materialized view}. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
