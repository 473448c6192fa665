/**
 * The order at the start of a reactive application: what uses R2DBC waits for the migrations.
 *
 * <p>May use: what {@code dev.migrate.autoconfigure} may.
 */
@NullMarked
package dev.migrate.autoconfigure.r2dbc;

import org.jspecify.annotations.NullMarked;
