package dev.migrate.postgres.catalog;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * A wanted model as the server spells it.
 *
 * @param model what the server made of it, without what it refused
 * @param refused what it refused, in the order of the attempts
 */
public record Normalised(DatabaseModel model, List<Refused> refused) {

    /** Checks what is given and keeps a copy of the list. */
    public Normalised {
        Objects.requireNonNull(model, "model");
        refused = List.copyOf(refused);
    }

    /**
     * Tells whether the model speaks for what has a name. What it does not speak for is to be left as it is.
     *
     * @param kind what is asked for
     * @param name the name
     */
    public boolean isKnown(Refused.Kind kind, QualifiedName name) {
        return this.refused.stream()
                .noneMatch(one -> one.kind() == kind && one.name().equals(name));
    }
}
