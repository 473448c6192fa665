/** What tests of several rooms share: a real PostgreSQL. */
@NullMarked
package dev.migrate.testing;

import org.jspecify.annotations.NullMarked;
