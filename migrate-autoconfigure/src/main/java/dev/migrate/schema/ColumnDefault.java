package dev.migrate.schema;

/** What a column holds when an insert does not name it: a value, or an expression of the server. */
public sealed interface ColumnDefault permits Literal, Expression {}
