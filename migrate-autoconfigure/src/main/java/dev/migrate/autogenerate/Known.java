package dev.migrate.autogenerate;

import dev.migrate.schema.EnumType;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a table when its columns are compared.
 *
 * @param serials the columns of the database that a sequence of their own numbers
 * @param enums the enum types as they are in the database and in the model
 * @param hints tells what a column may be called now
 */
record Known(Set<String> serials, List<EnumType> enums, Function<SchemaObject, @Nullable String> hints) {}
