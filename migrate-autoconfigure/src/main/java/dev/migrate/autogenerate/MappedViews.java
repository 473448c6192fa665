package dev.migrate.autogenerate;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entities that are read from a view or a foreign table: nothing in their mapping has to say so. */
record MappedViews(Steps steps, Counterpart counterpart) {

    /** Leaves out the tables in whose place the database has something else, and the foreign keys to them. */
    DatabaseModel without(DatabaseModel wanted, DatabaseModel live) {
        Map<QualifiedName, String> views = new HashMap<>();
        live.others().stream()
                .filter(other -> OtherObject.READ_LIKE_TABLES.contains(other.kind()))
                .forEach(other -> views.put(other.name(), other.kind()));
        List<QualifiedName> found = wanted.tables().stream()
                .map(Table::name)
                .filter(views::containsKey)
                .toList();
        if (found.isEmpty()) {
            return wanted;
        }
        found.forEach(name -> this.steps.note(
                ObjectNames.table(name),
                "is a " + views.get(name) + " in " + this.counterpart.words() + ", and is not compared"));
        return new DatabaseModel(
                wanted.schemas(),
                wanted.enums(),
                wanted.domains(),
                wanted.sequences(),
                wanted.tables().stream()
                        .filter(table -> !found.contains(table.name()))
                        .map(table -> table.withConstraints(table.constraints().stream()
                                .filter(constraint -> !(constraint instanceof ForeignKey key
                                        && found.contains(key.referencedTable())))
                                .toList()))
                        .toList(),
                wanted.indexes().stream()
                        .filter(index -> !found.contains(index.table()))
                        .toList(),
                wanted.others());
    }
}
