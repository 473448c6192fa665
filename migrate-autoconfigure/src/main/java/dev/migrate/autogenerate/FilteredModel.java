package dev.migrate.autogenerate;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Table;

/** Leaves out of a model what a filter leaves out. */
record FilteredModel(SchemaFilter filter, boolean inDatabase) {

    DatabaseModel of(DatabaseModel model) {
        return new DatabaseModel(
                model.schemas().stream()
                        .filter(name -> includes(SchemaObject.of(SchemaObject.Kind.SCHEMA, ObjectNames.schema(name))))
                        .toList(),
                model.enums().stream()
                        .filter(type -> includes(SchemaObject.of(SchemaObject.Kind.ENUM, type.name())))
                        .toList(),
                model.domains().stream()
                        .filter(domain -> includes(SchemaObject.of(SchemaObject.Kind.DOMAIN, domain.name())))
                        .toList(),
                model.sequences().stream()
                        .filter(sequence -> includes(SchemaObject.of(SchemaObject.Kind.SEQUENCE, sequence.name())))
                        .toList(),
                model.tables().stream()
                        .filter(table -> includes(SchemaObject.of(SchemaObject.Kind.TABLE, table.name())))
                        .map(this::of)
                        .toList(),
                model.indexes().stream()
                        .filter(index -> includes(SchemaObject.of(SchemaObject.Kind.TABLE, index.table())))
                        .filter(index -> includes(ObjectNames.index(index)))
                        .toList(),
                model.others());
    }

    private Table of(Table table) {
        return new Table(
                table.name(),
                table.columns().stream()
                        .filter(column -> includes(ObjectNames.column(table, column.name())))
                        .toList(),
                table.constraints().stream()
                        .filter(constraint -> includes(ObjectNames.constraint(table, constraint)))
                        .toList(),
                table.comment(),
                table.options());
    }

    private boolean includes(SchemaObject object) {
        return this.filter.includes(object, this.inDatabase);
    }
}
