package dev.migrate.autogenerate;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTests {

    /** A model of entities lists the schemas that it names, and the default one it does not know. */
    @Test
    void speaksForTheDefaultSchema() {
        Table plain = Table.of(new QualifiedName(null, "t"), List.of(column("id", bigint())));
        Table named = Table.of(name("app", "u"), List.of(column("id", bigint())));
        DatabaseModel entities =
                new DatabaseModel(List.of("app"), List.of(), List.of(), List.of(), List.of(plain, named), List.of());

        DatabaseModel qualified = Wanted.qualified(entities, "public");

        assertThat(qualified.schemas()).containsExactlyInAnyOrder("public", "app");
        assertThat(qualified.tables()).extracting(Table::name).containsExactly(name("public", "t"), name("app", "u"));
    }
}
