/**
 * Compares two schemas: operations out, and the text of a revision. Pure: no file, no database, no clock.
 *
 * <p>Doors: {@link dev.migrate.autogenerate.Comparison} finds what differs, {@link dev.migrate.autogenerate.SqlSource} and
 * {@link dev.migrate.autogenerate.JavaSource} write it, {@link dev.migrate.autogenerate.SchemaFilter} and
 * {@link dev.migrate.autogenerate.DifferenceRewriter} let a user have a say.
 *
 * <p>May use: graph, schema, operation, script.
 */
@NullMarked
package dev.migrate.autogenerate;

import org.jspecify.annotations.NullMarked;
