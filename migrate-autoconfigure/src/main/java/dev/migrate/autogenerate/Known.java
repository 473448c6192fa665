package dev.migrate.autogenerate;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a table when its columns are compared.
 *
 * @param serials the columns of the database that a sequence of their own numbers
 * @param hints tells what may have become of a column
 * @param dependents what stands on the columns
 */
record Known(Set<String> serials, Function<SchemaObject, @Nullable String> hints, Dependents dependents) {}
