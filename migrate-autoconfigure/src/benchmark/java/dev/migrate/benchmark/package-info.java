/** Measures the graph, reading revisions, runs with nothing to do and fresh databases. Not part of the default build. */
@NullMarked
package dev.migrate.benchmark;

import org.jspecify.annotations.NullMarked;
