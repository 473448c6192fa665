package dev.migrate.schema;

import java.util.Objects;

/**
 * A function or a procedure.
 *
 * @param name the name
 * @param arguments what stands between the parentheses, trusted SQL: {@code a integer, b text}; may be empty
 * @param definition what follows the parentheses, trusted SQL: {@code returns integer language sql return a + 1}
 * @param procedure whether it is a procedure
 */
public record Function(QualifiedName name, String arguments, String definition, boolean procedure) {

    public Function {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(definition, "definition");
    }
}
