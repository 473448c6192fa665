/**
 * What an operator sees of a running application: the endpoint {@code migrations}, made from the engine's status.
 *
 * <p>May use: graph, engine; Spring Boot, Micrometer.
 */
@NullMarked
package dev.migrate.actuate;

import org.jspecify.annotations.NullMarked;
