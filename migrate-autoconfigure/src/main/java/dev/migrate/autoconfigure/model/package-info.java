/**
 * The model of the entities exactly as the application would build it, without starting the application: its own main method
 * runs, and ends where its beans would be made.
 *
 * <p>Door: {@link dev.migrate.autoconfigure.model.ApplicationModel}.
 *
 * <p>Needs Hibernate and Spring ORM, which the starter does not bring.
 */
@NullMarked
package dev.migrate.autoconfigure.model;

import org.jspecify.annotations.NullMarked;
