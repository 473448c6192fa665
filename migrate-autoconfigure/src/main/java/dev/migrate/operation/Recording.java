package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all groups of recording methods stand on: the list, and the schema that plain names are in. */
abstract class Recording {

    private final Recorder recorder;
    private final @Nullable String schema;

    Recording(Recorder recorder, @Nullable String schema) {
        this.recorder = recorder;
        this.schema = schema;
    }

    final Recorder recorder() {
        return this.recorder;
    }

    final @Nullable String schema() {
        return this.schema;
    }

    final QualifiedName qualified(String name) {
        return new QualifiedName(this.schema, name);
    }

    /** Names the constraints, and looks for the tables that they refer to in the schema at hand. */
    final Table table(String name, TableElement... elements) {
        Table table = Table.of(qualified(name), List.of(elements));
        return this.recorder
                .naming()
                .name(table.withConstraints(
                        table.constraints().stream().map(this::qualified).toList()));
    }

    final Constraint constraint(QualifiedName table, Constraint constraint) {
        return this.recorder.naming().name(table, qualified(constraint));
    }

    final Column withoutConstraints(Column column) {
        return column.withConstraints(List.of());
    }

    private Constraint qualified(Constraint constraint) {
        return constraint instanceof ForeignKey key
                ? key.withReferencedTable(key.referencedTable().orIn(this.schema))
                : constraint;
    }
}
