package dev.migrate.operation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs one SQL statement as it is written. A {@code :name} or {@code ?} in it is text, never a parameter.
 *
 * @param sql one statement, trusted
 * @param line where it begins in its revision file, counted from 1; {@code null} for a Java revision
 */
public record Execute(String sql, @Nullable Integer line) implements Operation {

    public Execute {
        Objects.requireNonNull(sql, "sql");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
