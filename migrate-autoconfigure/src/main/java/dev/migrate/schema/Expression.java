package dev.migrate.schema;

import java.util.Objects;

/**
 * An expression written in SQL, such as {@code now()}.
 *
 * @param sql trusted SQL, copied as it is
 */
public record Expression(String sql) implements ColumnDefault {

    public Expression {
        Objects.requireNonNull(sql, "sql");
    }
}
