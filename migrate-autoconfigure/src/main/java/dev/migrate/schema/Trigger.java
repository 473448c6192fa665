package dev.migrate.schema;

import java.util.Objects;

/**
 * A trigger.
 *
 * @param name the name
 * @param table the table or view
 * @param event what stands before the table, trusted SQL: {@code before update or delete}
 * @param action what follows the table, trusted SQL: {@code for each row execute function touch()}
 */
public record Trigger(String name, QualifiedName table, String event, String action) {

    public Trigger {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(action, "action");
    }
}
