package dev.migrate.operation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Installs an extension.
 *
 * @param name the name
 * @param ifNotExists whether nothing happens where the name is taken
 * @param schema where its objects go, {@code null} for the first of the search path
 * @param version the version, {@code null} for the default one
 * @param cascade whether extensions that it needs are installed too
 */
public record CreateExtension(
        String name,
        boolean ifNotExists,
        @Nullable String schema,
        @Nullable String version,
        boolean cascade) implements Operation {

    public CreateExtension {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
