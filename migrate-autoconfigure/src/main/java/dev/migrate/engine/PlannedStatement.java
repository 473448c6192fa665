package dev.migrate.engine;

import dev.migrate.operation.StatementClass;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a planned step, or code of its author's in its place.
 *
 * @param text the SQL, or {@code op.run} with the description of the code
 * @param line the line of its file on which it begins, from 1; {@code null} in a Java revision
 * @param isCode whether it is code, whose statements are not known before it runs
 * @param kind which limits of time apply to it
 */
public record PlannedStatement(String text, @Nullable Integer line, boolean isCode, StatementClass kind) {}
