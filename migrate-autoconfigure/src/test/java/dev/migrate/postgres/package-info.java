/** Tests of the room that speaks to PostgreSQL. */
@NullMarked
package dev.migrate.postgres;

import org.jspecify.annotations.NullMarked;
