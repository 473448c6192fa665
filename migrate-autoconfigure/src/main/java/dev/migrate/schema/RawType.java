package dev.migrate.schema;

import java.util.Objects;

/**
 * A type written in SQL, for what the other kinds cannot say.
 *
 * @param sql trusted SQL, copied as it is
 */
public record RawType(String sql) implements DataType {

    public RawType {
        Objects.requireNonNull(sql, "sql");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
