/**
 * The relational model that the entities of an application stand for, from Hibernate's own metadata into {@code schema}.
 *
 * <p>Doors: {@link dev.migrate.hibernate.UnitCapture}, which a persistence unit is built with, and {@link
 * dev.migrate.hibernate.EntityModel}, what it gives.
 *
 * <p>May use: schema; Hibernate.
 */
@NullMarked
package dev.migrate.hibernate;

import org.jspecify.annotations.NullMarked;
