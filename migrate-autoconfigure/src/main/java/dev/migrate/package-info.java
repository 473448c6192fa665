/**
 * migrate: a graph of database revisions for Spring Boot on PostgreSQL. This package holds the one word that every room
 * shares, {@link dev.migrate.MigrateException}; the rooms follow in the order in which the data moves.
 *
 * <ul>
 *   <li>{@code graph}: which revisions exist, what an identifier means, what runs in which order, where the heads go
 *   <li>{@code schema}: nouns, what a database is made of
 *   <li>{@code operation}: verbs, one record per change, and the DSL that records them
 *   <li>{@code script}: revision files and classes in, header, body and checksum
 *   <li>{@code postgres}: the only room that writes SQL or touches JDBC
 *   <li>{@code engine}: the door, does a plan under the lock in transactions
 *   <li>{@code hibernate}: the model of the entities, in the nouns of {@code schema}
 *   <li>{@code autogenerate}: two schemas in, operations and the text of a revision out
 *   <li>{@code cli}: a class per command; prints and exits
 *   <li>{@code actuate}: the endpoint
 *   <li>{@code autoconfigure}: Spring Boot's beans, properties and order at start
 * </ul>
 *
 * <p>May use: nothing.
 */
@NullMarked
package dev.migrate;

import org.jspecify.annotations.NullMarked;
