package dev.migrate.schema;

import java.util.Objects;

/**
 * A row-level security policy.
 *
 * @param name the name
 * @param table the table
 * @param definition what follows the table, trusted SQL: {@code for select to app using (owner = current_user)}
 */
public record Policy(String name, QualifiedName table, String definition) {

    public Policy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(definition, "definition");
    }
}
