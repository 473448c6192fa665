/**
 * Which revisions exist, what an identifier means, what runs in which order, and where the heads go. Pure: no file, no
 * database, no clock. The door is {@link dev.migrate.graph.RevisionGraph}; what comes out of it is a
 * {@link dev.migrate.graph.Plan}, a value.
 *
 * <p>May use: nothing.
 */
@NullMarked
package dev.migrate.graph;

import org.jspecify.annotations.NullMarked;
