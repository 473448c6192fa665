package dev.migrate.postgres.catalog;

import dev.migrate.schema.QualifiedName;

/**
 * A statement of a shadow, and what it is a piece of.
 *
 * @param kind what the thing is
 * @param name its name in the wanted model
 * @param sql the statement
 */
record Piece(Refused.Kind kind, QualifiedName name, String sql) {

    boolean isOfTheSame(Piece other) {
        return this.kind == other.kind && this.name.equals(other.name);
    }
}
