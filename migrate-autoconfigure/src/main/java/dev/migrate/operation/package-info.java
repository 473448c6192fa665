/**
 * Verbs: one record per change of a database, the DSL that records them, and their reversal. Nothing is executed here.
 *
 * <p>Doors: {@link dev.migrate.operation.Operations} records, {@link dev.migrate.operation.OperationVisitor} is how a
 * consumer takes the records apart, {@link dev.migrate.operation.Reversal} turns them round, and
 * {@link dev.migrate.operation.UserOperation} adds words of your own.
 *
 * <p>May use: schema. Libraries: Spring's JdbcClient, in {@link dev.migrate.operation.RunCode}.
 */
@NullMarked
package dev.migrate.operation;

import org.jspecify.annotations.NullMarked;
