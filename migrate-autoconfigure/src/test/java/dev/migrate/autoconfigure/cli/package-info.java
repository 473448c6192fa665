@NullMarked
package dev.migrate.autoconfigure.cli;

import org.jspecify.annotations.NullMarked;
