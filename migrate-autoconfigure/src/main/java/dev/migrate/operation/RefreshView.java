package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;
import java.util.Objects;

/**
 * Fills a materialized view anew.
 *
 * @param name the name
 * @param concurrently whether the view can be read meanwhile; it needs a unique index
 */
public record RefreshView(QualifiedName name, boolean concurrently) implements Operation {

    public RefreshView {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
