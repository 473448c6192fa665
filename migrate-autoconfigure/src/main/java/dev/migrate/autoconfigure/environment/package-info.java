/**
 * How {@code DATABASE_URL} and the file {@code .env.api} become properties that Spring Boot knows, before anything else
 * reads them.
 *
 * <p>May use: what {@code dev.migrate.autoconfigure} may.
 */
@NullMarked
package dev.migrate.autoconfigure.environment;

import org.jspecify.annotations.NullMarked;
