/**
 * The only room that writes SQL or touches JDBC. {@link dev.migrate.postgres.Database} opens a
 * {@link dev.migrate.postgres.Session}: one connection that reads the state, holds the lock and sends every statement
 * through its {@link dev.migrate.postgres.Gate}; {@link dev.migrate.postgres.DdlRenderer} turns operations into SQL.
 *
 * <p>May use: graph, schema, operation; java.sql, Spring JDBC, pgjdbc.
 */
@NullMarked
package dev.migrate.postgres;

import org.jspecify.annotations.NullMarked;
