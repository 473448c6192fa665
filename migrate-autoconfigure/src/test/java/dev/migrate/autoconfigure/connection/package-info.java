/** Tests of the connections that containers bring along. */
@NullMarked
package dev.migrate.autoconfigure.connection;

import org.jspecify.annotations.NullMarked;
