/** Tests of reading and spelling schemas. */
@NullMarked
package dev.migrate.postgres.catalog;

import org.jspecify.annotations.NullMarked;
