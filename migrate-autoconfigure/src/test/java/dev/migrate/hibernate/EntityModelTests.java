package dev.migrate.hibernate;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.hibernate.model.Associations;
import dev.migrate.hibernate.model.Elsewhere;
import dev.migrate.hibernate.model.Literal;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single mappings become, as records. {@link SameAsHibernateTests} holds all of them against Hibernate itself. */
class EntityModelTests {

    @Test
    void aNamedEnumIsATypeWithSortedLabels() {
        EntityModel model = model(Literal.Paint.class);

        assertThat(model.database().enums())
                .containsExactly(new EnumType(new QualifiedName(null, "shade"), List.of("BLACK", "DARK", "LIGHT")));
        assertThat(model.database().tables())
                .containsExactly(table(
                        "literal$paint",
                        column("number", smallint()).check("number between 0 and 2"),
                        column("id", bigint()).notNull(),
                        column("shade", type(new QualifiedName(null, "shade"))),
                        primaryKey("id")));
        assertThat(model.notes()).isEmpty();
    }

    /** Hibernate leaves out "stored" where the server knows virtual columns. */
    @Test
    void aGeneratedColumnDependsOnTheServer() {
        assertThat(HibernateUnit.of(Literal.Sum.class).model(17).database().tables())
                .containsExactly(table(
                        "literal$sum",
                        column("id", bigint()).notNull(),
                        column("twice", bigint()).generatedStored("id * 2"),
                        primaryKey("id")));
        assertThat(HibernateUnit.of(Literal.Sum.class).model(18).database().tables())
                .containsExactly(table(
                        "literal$sum",
                        column("id", bigint()).notNull(),
                        column("twice", bigint()).generatedVirtual("id * 2"),
                        primaryKey("id")));
    }

    @Test
    void indexesHaveOrdersExpressionsAndOptions() {
        EntityModel model = model(Literal.Indexed.class);
        QualifiedName table = new QualifiedName(null, "literal$indexed");

        assertThat(model.database().indexes())
                .containsExactlyInAnyOrder(
                        new Index("ix_plain", table, List.of(key("user_name").desc(), key("id"))),
                        new Index(
                                "ix_expression",
                                table,
                                List.of(
                                        expression("lower(user_name)"),
                                        key("id").desc().nullsLast())),
                        new Index("ix_options", table, List.of(key("id")))
                                .withStorage(new IndexStorage().withInclude(List.of("user_name")))
                                .withWhere("id > 5"),
                        new Index("ix_strange", table, List.of(key("id"))));
        assertThat(model.database().tables().get(0).constraints())
                .containsExactly(
                        primaryKey("id"), unique("user_name").nullsNotDistinct().named("uq"));
        assertThat(model.notes())
                .containsExactly(new ModelNote(
                        "index ix_strange of table literal$indexed",
                        "its option \"using gin\" is not understood and left out.",
                        List.of()));
    }

    @Test
    void aTableHasASchemaOptionsAndChecks() {
        EntityModel model = model(Literal.Optioned.class);

        assertThat(model.database().tables())
                .containsExactly(Table.of(
                                new QualifiedName("upper", "literal$optioned"),
                                List.of(
                                        column("id", bigint()).notNull(),
                                        primaryKey("id"),
                                        check("id > 0").named("ck_id")))
                        .withOptions(
                                new TableOptions().withPartitionBy("range (id)").withParameter("fillfactor", "70")));
        assertThat(model.database().schemas()).containsExactly("upper");
        assertThat(model.notes())
                .extracting(ModelNote::toString)
                .containsExactly(
                        "table literal$optioned: its catalog other is left out: PostgreSQL knows the one of the connection"
                                + " only.",
                        "table literal$optioned: its option \"on commit drop\" is not understood and left out.");
    }

    @Test
    void theDefaultSchemaIsThatOfTablesAndSequencesButNotOfEnums() {
        EntityModel model = HibernateUnit.of(Literal.Paint.class, Literal.Numbered.class)
                .with("hibernate.default_schema", "app")
                .model(18);

        assertThat(model.database().tables())
                .extracting(table -> table.name().toString())
                .containsExactly("app.literal$numbered", "app.literal$paint");
        assertThat(model.database().sequences().get(0).name()).isEqualTo(name("app", "down_seq"));
        assertThat(model.database().enums().get(0).name()).isEqualTo(new QualifiedName(null, "shade"));
        assertThat(model.database().schemas()).containsExactly("app");
    }

    @Test
    void sequencesCountAsTheirOptionsSay() {
        EntityModel model = model(Literal.Numbered.class);

        assertThat(model.database().sequences())
                .containsExactly(new Sequence(
                        new QualifiedName(null, "down_seq"),
                        null,
                        new SequenceOptions()
                                .start(-1)
                                .increment(10)
                                .minimum(-1)
                                .cache(7)
                                .cycle(false),
                        null,
                        null));
        assertThat(model.notes())
                .extracting(ModelNote::toString)
                .containsExactly("sequence down_seq: its option \"owned by none\" is not understood and left out.");
    }

    @Test
    void foreignKeysHaveActionsAndNames() {
        EntityModel model = model(Literal.Pointing.class, Literal.Paint.class, Literal.Sum.class);

        assertThat(model.database().tables())
                .filteredOn(table -> table.name().name().equals("literal$pointing"))
                .containsExactly(table(
                        "literal$pointing",
                        column("id", bigint()).notNull(),
                        column("paint_id", bigint()),
                        column("sum_id", bigint()),
                        column("Kept", varchar(255)),
                        primaryKey("id"),
                        foreignKey("paint_id")
                                .references("literal$paint", "id")
                                .onDelete(CASCADE)
                                .initiallyDeferred()
                                .named("fk_paint"),
                        foreignKey("sum_id").references("literal$sum", "id").named("fk_strange")));
        assertThat(model.notes())
                .extracting(ModelNote::toString)
                .containsExactly(
                        "foreign key fk_strange of table literal$pointing: its definition \"as the law says\" is"
                                + " not understood and left out.");
    }

    @Test
    void aGeneratorTableIsATable() {
        assertThat(model(Literal.FromTable.class).database().tables())
                .contains(table(
                        "id_table",
                        column("next_val", bigint()),
                        column("sequence_name", varchar(255)).notNull(),
                        primaryKey("sequence_name")));
    }

    @Test
    void viewsAndCompositeTypesAreNoted() {
        EntityModel model =
                HibernateUnit.of(Elsewhere.class, Associations.class).model(18);

        assertThat(model.database().others())
                .containsExactly(new OtherObject("view", new QualifiedName(null, "owned_account"), null));
        assertThat(model.notes())
                .containsExactly(
                        new ModelNote(
                                "composite type geopoint",
                                "composite types are not compared; create and change it by hand in a revision.",
                                List.of("create type GeoPoint as (latitude float(53), longitude float(53))")),
                        new ModelNote(
                                "view owned_account",
                                "views are not compared; create and change it by hand in a revision.",
                                List.of("create view owned_account as select id, owner from billing.account where owner"
                                        + " is not null")));
    }

    @Test
    void aDialectOfAnotherDatabaseIsRefused() {
        HibernateUnit unit =
                HibernateUnit.of(Literal.Sum.class).with("hibernate.dialect", "org.hibernate.dialect.H2Dialect");

        assertThatThrownBy(() -> unit.model(18)).isInstanceOfSatisfying(MigrateException.class, ex -> {
            assertThat(ex.problem())
                    .isEqualTo("The persistence unit test is mapped for H2Dialect, not for PostgreSQL.");
            assertThat(ex.action())
                    .isEqualTo("Leave out hibernate.dialect (spring.jpa.database-platform), or name a dialect of"
                            + " PostgreSQL.");
        });
    }

    private static EntityModel model(Class<?>... entities) {
        return HibernateUnit.of(entities).model(18);
    }

    private static Table table(String name, TableElement... elements) {
        return Table.of(new QualifiedName(null, name), List.of(elements));
    }
}
