@NullMarked
package dev.migrate.hibernate;

import org.jspecify.annotations.NullMarked;
