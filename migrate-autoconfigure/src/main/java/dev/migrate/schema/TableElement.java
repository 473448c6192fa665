package dev.migrate.schema;

/** What stands between the parentheses of a table: a column or a constraint. */
public sealed interface TableElement permits Column, Constraint {}
