/** A reactive application that adds the starter and nothing else. */
@NullMarked
package dev.migrate.autoconfigure.r2dbc;

import org.jspecify.annotations.NullMarked;
