package dev.migrate.hibernate;

import dev.migrate.schema.DatabaseModel;
import java.util.List;
import java.util.Objects;

/**
 * What a persistence unit wants its database to hold.
 *
 * @param unit the name of the persistence unit
 * @param database tables, sequences, enum types and indexes. A name without a schema belongs to the one that the
 *     application's connection uses, which is not known here; {@link DatabaseModel#schemas()} holds the others
 * @param notes what Hibernate would create beside that, and what it says that PostgreSQL will not take as it is
 */
public record EntityModel(String unit, DatabaseModel database, List<ModelNote> notes) {

    /** Copies the list. */
    public EntityModel {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(database, "database");
        notes = List.copyOf(notes);
    }
}
