package dev.migrate.postgres.catalog;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Something that is wanted and that the server would not make. What it would look like is unknown, so nothing may be said
 * about what is there under its name: least of all that it is not wanted.
 *
 * @param kind what it is
 * @param name its name; for an index or a constraint, that of its table
 * @param sql the statement, with the names of the wanted model
 * @param error what the server said
 */
public record Refused(Kind kind, QualifiedName name, String sql, String error) {

    public Refused {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(error, "error");
    }

    /** The kinds of things that can be refused. */
    public enum Kind {
        ENUM,
        DOMAIN,
        SEQUENCE,
        /** A table, one of its constraints or one of its indexes. */
        TABLE
    }
}
