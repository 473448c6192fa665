/**
 * Verbs: one record per change, the DSL that records them, and what SQL text is made of.
 *
 * <p>Doors: {@link dev.migrate.operation.SqlSplitter}, {@link dev.migrate.operation.SqlNormalizer},
 * {@link dev.migrate.operation.SqlKind}.
 *
 * <p>May use: schema.
 */
@NullMarked
package dev.migrate.operation;

import org.jspecify.annotations.NullMarked;
