/**
 * The command line inside the application's own jar: {@code java -jar app.jar migrate ...} prepares the environment as
 * always, and then runs a command in place of the application.
 *
 * <p>May use: what {@code dev.migrate.autoconfigure} may.
 */
@NullMarked
package dev.migrate.autoconfigure.cli;

import org.jspecify.annotations.NullMarked;
