package dev.migrate.schema;

import java.util.Objects;

/**
 * The expression that a generated column is computed by.
 *
 * @param expression trusted SQL over other columns of the row
 * @param stored whether the value is kept in the row; PostgreSQL before 18 knows no other kind
 */
public record Generated(String expression, boolean stored) {

    public Generated {
        Objects.requireNonNull(expression, "expression");
    }
}
