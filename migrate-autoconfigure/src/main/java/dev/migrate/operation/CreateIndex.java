package dev.migrate.operation;

import dev.migrate.schema.Index;
import java.util.Objects;

/**
 * Creates an index.
 *
 * @param definition the index
 * @param concurrently whether the table stays open for writing meanwhile; not possible in a transaction
 * @param ifNotExists whether nothing happens where the name is taken
 */
public record CreateIndex(Index definition, boolean concurrently, boolean ifNotExists) implements Operation {

    public CreateIndex {
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
