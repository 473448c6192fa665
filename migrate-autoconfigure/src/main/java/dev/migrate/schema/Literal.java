package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A value of Java that becomes a literal of SQL, quoted and exact.
 *
 * @param value the value, {@code null} for NULL
 */
public record Literal(@Nullable Object value) implements ColumnDefault {}
