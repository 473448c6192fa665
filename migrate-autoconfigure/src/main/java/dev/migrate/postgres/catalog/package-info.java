/**
 * What a database holds, and what it would hold: {@link dev.migrate.postgres.catalog.CatalogReader} reads the catalog into a
 * {@link dev.migrate.schema.DatabaseModel}, {@link dev.migrate.postgres.catalog.Shadow} lets the server spell a wanted
 * model in the same way.
 *
 * <p>Part of room postgres; may use: schema, operation; javax.sql, java.sql, Spring JDBC.
 */
@NullMarked
package dev.migrate.postgres.catalog;

import org.jspecify.annotations.NullMarked;
