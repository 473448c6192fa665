/**
 * Spring Boot: beans, properties and the order at start. Thin: no class here does the work of the engine. The doors are
 * {@link dev.migrate.autoconfigure.MigrateAutoConfiguration}, {@link dev.migrate.autoconfigure.MigrateProperties},
 * {@link dev.migrate.autoconfigure.MigrateConnectionDetails} and {@link dev.migrate.autoconfigure.MigrateDataSource}.
 *
 * <p>May use: every other room; Spring Boot.
 */
@NullMarked
package dev.migrate.autoconfigure;

import org.jspecify.annotations.NullMarked;
