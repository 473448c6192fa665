package dev.migrate.autoconfigure.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whose model is asked for.
 *
 * @param mainClass the class whose {@code main} method starts the application
 * @param arguments the arguments of that method, such as {@code --spring.profiles.active=dev}
 * @param properties properties that beat those of the application, such as {@code logging.threshold.console}
 * @param serverMajor the major version of the PostgreSQL server that the model is for; Hibernate writes a little
 *     differently from 18 on
 */
public record ModelRequest(
        Class<?> mainClass, List<String> arguments, Map<String, Object> properties, int serverMajor) {

    /** Copies the collections. */
    public ModelRequest {
        Objects.requireNonNull(mainClass, "mainClass");
        arguments = List.copyOf(arguments);
        properties = Map.copyOf(properties);
    }
}
