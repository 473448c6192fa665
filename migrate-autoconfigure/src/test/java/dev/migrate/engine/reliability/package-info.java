/** Races and crashes: what must hold whoever starts beside a run, and wherever a run is cut off. */
@NullMarked
package dev.migrate.engine.reliability;

import org.jspecify.annotations.NullMarked;
