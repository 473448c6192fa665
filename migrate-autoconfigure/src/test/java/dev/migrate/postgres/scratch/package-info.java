@NullMarked
package dev.migrate.postgres.scratch;

import org.jspecify.annotations.NullMarked;
