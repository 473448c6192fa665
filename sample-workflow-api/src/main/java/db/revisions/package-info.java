/**
 * The revisions of the schema that are written in Java; the others are in {@code src/main/resources/db/revisions}.
 */
@NullMarked
package db.revisions;

import org.jspecify.annotations.NullMarked;
