/**
 * Connections that tests and development bring along: a container or a Docker Compose service of PostgreSQL that serves the
 * application serves its migrations too, before anything that {@code migrate.url} says.
 *
 * <p>May use: Spring Boot, Testcontainers.
 */
@NullMarked
package dev.migrate.autoconfigure.connection;

import org.jspecify.annotations.NullMarked;
