/**
 * Verbs: one record per change of a database, the DSL that records them, and their reversal. Nothing is executed here.
 *
 * <p>Doors: {@link dev.migrate.operation.Operations} records, {@link dev.migrate.operation.OperationVisitor} is how a
 * consumer takes the records apart.
 *
 * <p>May use: schema. Libraries: Spring's JdbcClient, in {@link dev.migrate.operation.RunCode}.
 */
@NullMarked
package dev.migrate.operation;

import org.jspecify.annotations.NullMarked;
