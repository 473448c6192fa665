package dev.migrate.autogenerate;

import dev.migrate.schema.DatabaseModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the entities want of a database.
 *
 * @param written as the entities write it; a revision is written with these words. Every name is qualified
 * @param spelled as the server spells that, which is what is compared: tables and columns as in {@code written}, and what
 *     has no name in the order of {@code written}
 * @param unknown what the server refuses to spell; the comparison leaves it as it is in the database
 */
public record Wanted(DatabaseModel written, DatabaseModel spelled, List<Unknown> unknown) {

    /** Checks what is given and keeps a copy. */
    public Wanted {
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(spelled, "spelled");
        unknown = List.copyOf(unknown);
    }

    /**
     * Returns a model of entities with every name in a schema, which speaks for the default schema too.
     *
     * @param model the model, in which names of the default schema are plain
     * @param defaultSchema the default schema
     */
    public static DatabaseModel qualified(DatabaseModel model, String defaultSchema) {
        DatabaseModel qualified = NameForm.qualified(defaultSchema, model).of(model);
        Set<String> schemas = new LinkedHashSet<>(List.of(defaultSchema));
        schemas.addAll(qualified.schemas());
        return new DatabaseModel(
                List.copyOf(schemas),
                qualified.enums(),
                qualified.domains(),
                qualified.sequences(),
                qualified.tables(),
                qualified.indexes(),
                qualified.others());
    }

    /**
     * Something that the server refuses.
     *
     * @param object what it is; for a constraint or an index, its table
     * @param problem what the server says
     * @param statement what it says it of
     */
    public record Unknown(SchemaObject object, String problem, String statement) {

        /** Checks what is given. */
        public Unknown {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(statement, "statement");
        }
    }
}
