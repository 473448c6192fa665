package dev.migrate.schema;

import java.util.List;
import java.util.Objects;

/**
 * A view, or a materialized one.
 *
 * @param name the name
 * @param columns the names of its columns; empty to take those of the query
 * @param query trusted SQL that the view shows
 * @param materialized whether the rows are stored
 * @param withData whether a materialized view is filled at once
 */
public record View(QualifiedName name, List<String> columns, String query, boolean materialized, boolean withData) {

    /** Checks what is given and keeps copies. */
    public View {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(query, "query");
        columns = List.copyOf(columns);
    }
}
