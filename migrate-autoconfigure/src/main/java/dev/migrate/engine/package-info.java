/**
 * The door: {@link dev.migrate.engine.Migrator} does a plan, under the lock, in transactions, and tells the
 * {@link dev.migrate.engine.Status} of a database.
 *
 * <p>May use: graph, operation, script, postgres, lint; javax.sql.
 */
@NullMarked
package dev.migrate.engine;

import org.jspecify.annotations.NullMarked;
