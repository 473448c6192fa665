/**
 * The only room that writes SQL or touches JDBC.
 *
 * <p>Doors: {@link dev.migrate.postgres.DdlRenderer} turns operations into SQL.
 *
 * <p>May use: graph, schema, operation. Libraries: java.sql, spring-jdbc, pgjdbc.
 */
@NullMarked
package dev.migrate.postgres;

import org.jspecify.annotations.NullMarked;
