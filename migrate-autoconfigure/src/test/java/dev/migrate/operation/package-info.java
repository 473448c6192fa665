/** Tests of the vocabulary. */
@NullMarked
package dev.migrate.operation;

import org.jspecify.annotations.NullMarked;
