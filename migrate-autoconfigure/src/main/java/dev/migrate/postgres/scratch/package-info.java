/**
 * Databases that live as long as somebody needs them: {@link dev.migrate.postgres.scratch.ScratchServer} makes a
 * {@link dev.migrate.postgres.scratch.ScratchDatabase}, which is dropped when it is closed.
 *
 * <p>Part of room postgres; may use: javax.sql, java.sql, Spring JDBC, pgjdbc.
 */
@NullMarked
package dev.migrate.postgres.scratch;

import org.jspecify.annotations.NullMarked;
