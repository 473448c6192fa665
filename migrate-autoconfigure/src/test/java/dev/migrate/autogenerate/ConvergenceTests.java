package dev.migrate.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.hibernate.EntityModel;
import dev.migrate.hibernate.HibernateUnit;
import dev.migrate.hibernate.model.Associations;
import dev.migrate.hibernate.model.Basics;
import dev.migrate.hibernate.model.Elsewhere;
import dev.migrate.hibernate.model.Hierarchies;
import dev.migrate.hibernate.model.Relations;
import dev.migrate.hibernate.model.Reserved;
import dev.migrate.hibernate.model.Values;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.testing.TestPostgres;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generate, apply, generate: the second time gives nothing. Down again: the catalog is the one from before. For the
 * entities of all mapping features, for databases that Hibernate made of them, and for models drawn by lot.
 */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConvergenceTests {

    private static final int MAJOR = Integer.parseInt(TestPostgres.major());

    private final Laboratory drawn = new Laboratory(OverlappingModel.SCHEMAS);

    @AfterAll
    void close() {
        this.drawn.close();
    }

    static Stream<HibernateUnit> units() {
        return Stream.of(
                HibernateUnit.of(Basics.class),
                HibernateUnit.of(Associations.class),
                HibernateUnit.of(Hierarchies.class),
                HibernateUnit.of(Elsewhere.class, Associations.class),
                HibernateUnit.of(Relations.class),
                HibernateUnit.of(Reserved.class).with("hibernate.auto_quote_keyword", true),
                HibernateUnit.of(Values.class));
    }

    /**
     * How many pairs of models are drawn; the property {@code migrate.test.models} asks for more, and
     * {@code migrate.test.first-model} for others.
     */
    static LongStream seeds() {
        int first = Integer.getInteger("migrate.test.first-model", 0);
        return LongStream.range(first, first + Integer.getInteger("migrate.test.models", 8));
    }

    @ParameterizedTest
    @MethodSource("units")
    void entities(HibernateUnit unit) {
        EntityModel entities = unit.model(MAJOR);
        DatabaseModel wanted = Wanted.qualified(entities.database(), "public");
        try (Laboratory laboratory = new Laboratory(wanted.schemas())) {
            composites(entities).forEach(laboratory::run);
            goesThereAndBack(laboratory, wanted, Laboratory.settings());
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void databasesOfHibernate(HibernateUnit unit) {
        DatabaseModel wanted = Wanted.qualified(unit.model(MAJOR).database(), "public");
        try (Laboratory laboratory = new Laboratory(wanted.schemas())) {
            unit.create(laboratory.where());
            laboratory.dropCasts();

            Comparison comparison = laboratory.compare(wanted, Laboratory.settings());

            assertThat(comparison.differences().stream()
                            .filter(difference -> difference.kind() != Difference.Kind.NOTE)
                            .map(Difference::describe))
                    .isEmpty();
        }
    }

    /** One model, then another one: with all that goes dropped and then without, names guessed for every second pair. */
    @ParameterizedTest
    @MethodSource("seeds")
    void drawnModels(long seed) {
        ComparisonSettings settings = Laboratory.settings().withRenames(List.of(), seed % 2 == 0);
        DatabaseModel one = OverlappingModel.of(2 * seed);
        DatabaseModel other = OverlappingModel.of(2 * seed + 1);
        this.drawn.empty();
        goesThereAndBack(this.drawn, one, settings);
        this.drawn.run(Laboratory.sql(this.drawn.compare(one, settings)).upgrade());
        goesThereAndBack(this.drawn, other, settings.withDrops(true));
        goesThereAndBack(this.drawn, other, settings);
    }

    private static void goesThereAndBack(Laboratory laboratory, DatabaseModel wanted, ComparisonSettings settings) {
        DatabaseModel before = laboratory.read();
        RevisionText text = Laboratory.sql(laboratory.compare(wanted, settings));
        laboratory.run(text.upgrade());
        assertThat(laboratory.compare(wanted, settings).differences().stream()
                        .filter(Difference::active)
                        .map(Difference::describe))
                .as(text.upgrade())
                .isEmpty();
        laboratory.run(text.downgrade());
        DatabaseModel after = Laboratory.sorted(laboratory.read());
        DatabaseModel expected = Laboratory.sorted(before);
        assertThat(after)
                .as("%s\n-- back\n%s", text.upgrade(), text.downgrade())
                .isEqualTo(after.equals(expected) ? expected : Laboratory.sorted(laboratory.spelled(before)));
    }

    /** What the model of tables cannot say, and a person writes by hand. */
    private static Stream<String> composites(EntityModel entities) {
        return entities.notes().stream()
                .filter(note -> note.subject().startsWith("composite type"))
                .map(note -> String.join(";\n", note.statements()));
    }
}
