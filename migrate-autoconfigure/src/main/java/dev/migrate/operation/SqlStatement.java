package dev.migrate.operation;

/**
 * One SQL statement of a longer text.
 *
 * @param text its exact text from its first to its last token, without the semicolon
 * @param line the 1-based line of its first token
 */
public record SqlStatement(String text, int line) {}
