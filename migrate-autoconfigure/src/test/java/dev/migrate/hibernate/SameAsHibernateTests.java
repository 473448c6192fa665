package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.hibernate.model.Associations;
import dev.migrate.hibernate.model.Basics;
import dev.migrate.hibernate.model.Elsewhere;
import dev.migrate.hibernate.model.Hierarchies;
import dev.migrate.hibernate.model.Relations;
import dev.migrate.hibernate.model.Reserved;
import dev.migrate.hibernate.model.Values;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.postgres.catalog.CatalogReader;
import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The law of the room: what the model says, rendered, makes the database that Hibernate itself makes. */
@Tag("postgres")
class SameAsHibernateTests {

    private static final int MAJOR = Integer.parseInt(TestPostgres.major());

    @Test
    void columnsOfAllKinds() throws Exception {
        assertThat(differences(HibernateUnit.of(Basics.class))).isEmpty();
    }

    @Test
    void associations() throws Exception {
        assertThat(differences(HibernateUnit.of(Associations.class))).isEmpty();
    }

    @Test
    void hierarchies() throws Exception {
        assertThat(differences(HibernateUnit.of(Hierarchies.class))).isEmpty();
    }

    @Test
    void valuesOfTheRarerKinds() throws Exception {
        assertThat(differences(HibernateUnit.of(Values.class))).isEmpty();
    }

    @Test
    void relationsOfTheRarerKinds() throws Exception {
        assertThat(differences(HibernateUnit.of(Relations.class))).isEmpty();
    }

    @Test
    void otherSchemasAndOtherObjects() throws Exception {
        assertThat(differences(HibernateUnit.of(Elsewhere.class, Associations.class)))
                .isEmpty();
    }

    @Test
    void everyNameInQuotes() throws Exception {
        assertThat(differences(HibernateUnit.of(Hierarchies.class, Reserved.class)
                        .with("hibernate.physical_naming_strategy", PhysicalNamingStrategyStandardImpl.class.getName())
                        .with("hibernate.globally_quoted_identifiers", true)))
                .isEmpty();
    }

    @Test
    void keywordsInQuotes() throws Exception {
        assertThat(differences(HibernateUnit.of(Reserved.class).with("hibernate.auto_quote_keyword", true)))
                .isEmpty();
    }

    @Test
    void aDefaultSchemaAndOtherTypes() throws Exception {
        assertThat(differences(HibernateUnit.of(Basics.class, Relations.class)
                        .with("hibernate.default_schema", "app")
                        .with("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP")
                        .with("hibernate.type.preferred_duration_jdbc_type", "INTERVAL_SECOND")
                        .with("hibernate.type.preferred_uuid_jdbc_type", "CHAR")
                        .with("hibernate.type.preferred_boolean_jdbc_type", "SMALLINT")
                        .with("hibernate.type.prefer_native_enum_types", true)
                        .with("hibernate.timezone.default_storage", "NORMALIZE")
                        .with("hibernate.use_nationalized_character_data", true)
                        .with("hibernate.id.db_structure_naming_strategy", "single")))
                .isEmpty();
    }

    /** Tells what Hibernate makes (-) and the model does not, and the other way round (+). */
    private static List<String> differences(HibernateUnit unit) throws SQLException {
        EntityModel model = unit.model(MAJOR);
        TestPostgres.Database hibernates = TestPostgres.freshDatabase();
        unit.create(hibernates);
        dropCasts(hibernates);
        TestPostgres.Database ours = TestPostgres.freshDatabase();
        create(model, ours);
        List<String> schemas = Stream.concat(Stream.of("public"), model.database().schemas().stream())
                .toList();
        return difference(lines(read(hibernates, schemas)), lines(read(ours, schemas)));
    }

    private static List<String> difference(Set<String> hibernates, Set<String> ours) {
        return Stream.concat(
                        hibernates.stream().filter(line -> !ours.contains(line)).map(line -> "- " + line),
                        ours.stream().filter(line -> !hibernates.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    private static DatabaseModel read(TestPostgres.Database database, List<String> schemas) {
        return new CatalogReader(new Database(database.dataSource(), null, "migrate_version", "test")).read(schemas);
    }

    private static Set<String> lines(DatabaseModel model) {
        Set<String> lines = new TreeSet<>();
        Stream.of(model.enums(), model.domains(), model.sequences(), model.indexes())
                .flatMap(List::stream)
                .forEach(object -> lines.add(object.toString()));
        for (Table table : model.tables()) {
            lines.add(table.name() + " " + table.options() + " " + table.comment());
            lines.add(table.name() + " "
                    + table.columns().stream().map(Column::name).toList());
            table.columns().forEach(column -> lines.add(table.name() + " " + column));
            table.constraints().forEach(constraint -> lines.add(table.name() + " " + constraint));
        }
        return lines;
    }

    /** The casts of enum types are left out on purpose, and while they exist the server finds operators ambiguous. */
    private static void dropCasts(TestPostgres.Database database) {
        Catalog catalog = new Catalog(database);
        catalog.strings("""
                select format('drop cast (%s as %s)', castsource::regtype, casttarget::regtype)
                from pg_cast where oid >= 16384""").forEach(catalog::execute);
    }

    private static void create(EntityModel model, TestPostgres.Database database) throws SQLException {
        List<String> statements = new ArrayList<>();
        model.database().schemas().forEach(schema -> statements.addAll(render(new CreateSchema(schema, false))));
        model.notes().stream()
                .filter(note -> note.subject().startsWith("composite type"))
                .forEach(note -> statements.addAll(note.statements()));
        operations(model.database()).forEach(operation -> statements.addAll(render(operation)));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> render(Operation operation) {
        return new DdlRenderer().render(operation);
    }

    private static Stream<Operation> operations(DatabaseModel model) {
        return Stream.of(
                        model.enums().stream().map(CreateEnum::new),
                        model.sequences().stream().map(sequence -> new CreateSequence(sequence, false)),
                        model.tables().stream().map(table -> new CreateTable(without(table), false)),
                        model.tables().stream()
                                .flatMap(table -> table.constraints().stream()
                                        .filter(ForeignKey.class::isInstance)
                                        .map(key -> new AddConstraint(table.name(), key))),
                        model.indexes().stream().map(index -> new CreateIndex(index, false, false)))
                .flatMap(each -> each);
    }

    private static Table without(Table table) {
        return table.withConstraints(table.constraints().stream()
                .filter(constraint -> !(constraint instanceof ForeignKey))
                .collect(Collectors.toList()));
    }
}
