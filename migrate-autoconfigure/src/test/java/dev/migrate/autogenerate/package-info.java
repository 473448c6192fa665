/** Tests of the room that compares. */
@NullMarked
package dev.migrate.autogenerate;

import org.jspecify.annotations.NullMarked;
