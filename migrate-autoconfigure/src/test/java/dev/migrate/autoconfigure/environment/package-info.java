/** {@code DATABASE_URL} and {@code .env.api}, without a database. */
@NullMarked
package dev.migrate.autoconfigure.environment;

import org.jspecify.annotations.NullMarked;
