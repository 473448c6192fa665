/**
 * Nouns: tables, columns, types, keys, indexes, enumerated types and sequences, as records without behaviour.
 *
 * <p>Doors: {@link dev.migrate.schema.Definitions}, for {@code import static dev.migrate.schema.Definitions.*;}, and the
 * records that it makes.
 *
 * <p>May use: nothing.
 */
@NullMarked
package dev.migrate.schema;

import org.jspecify.annotations.NullMarked;
