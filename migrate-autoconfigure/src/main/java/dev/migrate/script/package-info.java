/**
 * Revision files and classes: finds out what each one says, and cuts or records its two halves.
 *
 * <p>Doors for users: {@link dev.migrate.script.Migration}, {@link dev.migrate.script.Revision}. Doors for other rooms:
 * {@link dev.migrate.script.ScriptSet} and what it hands out.
 *
 * <p>May use: graph, operation.
 */
@NullMarked
package dev.migrate.script;

import org.jspecify.annotations.NullMarked;
