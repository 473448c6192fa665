package dev.migrate.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Entities that change as people change them, one step at a time, on tables with rows. Each file of the folder
 * {@code entity-steps} is a step: the entities before and after, the rows between, and the revision that has to come of it,
 * word for word. With the system property {@code migrate.test.write} the revisions are written into the files instead, to be
 * read before they are committed.
 */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityStepTests {

    private static final int MAJOR = Integer.parseInt(TestPostgres.major());
    private static final Path FOLDER = Path.of("src/test/resources/entity-steps");

    private final Laboratory laboratory = new Laboratory(List.of("public", "archive"));

    @TempDir
    private static Path classes = Path.of("");

    private @Nullable EntitySource entities;

    @BeforeAll
    void compile() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (EntityStep step : steps()) {
            texts.put(step.name() + ".before", step.before());
            texts.put(step.name() + ".after", step.after());
        }
        this.entities = new EntitySource(texts, classes);
    }

    @AfterAll
    void close() {
        this.laboratory.close();
    }

    static List<EntityStep> steps() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(EntityStep::read)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void goesThereAndBack(EntityStep step) throws Exception {
        ComparisonSettings settings = Laboratory.settings().withDrops(step.drops());
        this.laboratory.empty();
        DatabaseModel before = model(step.name() + ".before");
        this.laboratory.run(
                Laboratory.sql(this.laboratory.compare(before, settings)).upgrade());
        this.laboratory.run(step.rows());
        DatabaseModel catalog = this.laboratory.read();

        DatabaseModel after = model(step.name() + ".after");
        Comparison comparison = this.laboratory.compare(after, settings);
        RevisionText revision = Laboratory.sql(comparison);

        if (Boolean.getBoolean("migrate.test.write")) {
            step.with(comparison, spelled(step, revision)).write();
        } else {
            assertThat(step.with(comparison, spelled(step, revision))).isEqualTo(step);
        }
        this.laboratory.run(step.edited(revision.upgrade()));
        assertThat(this.laboratory.compare(after, settings).differences().stream()
                        .filter(Difference::active)
                        .map(Difference::describe))
                .isEmpty();
        this.laboratory.run(revision.downgrade());
        assertThat(Laboratory.sorted(this.laboratory.read())).isEqualTo(Laboratory.sorted(catalog));
    }

    /** Before PostgreSQL 18 Hibernate's generated columns are stored. */
    private static RevisionText spelled(EntityStep step, RevisionText revision) {
        return MAJOR >= 18 || !step.after().contains("@GeneratedColumn")
                ? revision
                : new RevisionText(
                        revision.imports(),
                        revision.upgrade().replace(") stored;", ") virtual;"),
                        revision.downgrade().replace(") stored;", ") virtual;"));
    }

    private DatabaseModel model(String packageName) throws ClassNotFoundException {
        return Wanted.qualified(
                Objects.requireNonNull(this.entities)
                        .unit(packageName)
                        .model(MAJOR)
                        .database(),
                "public");
    }
}
