@NullMarked
package dev.migrate.autoconfigure.model;

import org.jspecify.annotations.NullMarked;
