package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.engine.RunResult.Ran;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a step took is told of the step that took it, also where several come back together. */
@Tag("postgres")
class StepTimeTests {

    private static final int SLEPT = 1_200;

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    /** Of these the first goes alone, and the next two share a message. */
    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder)
                .addTable("aaa", "<base>")
                .add("bbb", "aaa", "select pg_sleep(1.2);", "select pg_sleep(1.2);")
                .addTable("ccc", "bbb");
    }

    private Migrator migrator(TransactionMode mode) {
        return new Migrator(
                this.database.dataSource(),
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTransaction(mode));
    }

    private void requireThatOnlyTheSlowOneShowsIt(RunResult result) {
        Map<String, Long> told = result.steps().stream()
                .collect(Collectors.toMap(Ran::revision, it -> it.elapsed().toMillis()));
        assertThat(told.get("bbb")).isGreaterThanOrEqualTo(SLEPT);
        assertThat(told.get("ccc")).isLessThan(told.get("bbb"));
        Map<String, Long> recorded = recorded();
        assertThat(recorded.get("bbb")).isEqualTo(told.get("bbb"));
        assertThat(recorded.get("ccc")).isEqualTo(told.get("ccc"));
    }

    private Map<String, Long> recorded() {
        List<String> rows =
                this.catalog.strings("select revision || ' ' || duration_ms from migrate_history order by id");
        return rows.stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> Long.valueOf(row[1]), (first, second) -> second));
    }

    @Test
    void ofStepsThatShareAMessage() {
        requireThatOnlyTheSlowOneShowsIt(migrator(TransactionMode.PER_REVISION).upgrade("heads"));
    }

    @Test
    void ofStepsThatShareATransaction() {
        RunResult result = migrator(TransactionMode.PER_RUN).upgrade("heads");

        requireThatOnlyTheSlowOneShowsIt(result);
        assertThat(recorded().get("aaa")).isLessThan(SLEPT);
    }

    @Test
    void ofTheOneThatFailed() {
        this.revisions.rewrite("ccc", text -> text.replace("create table t_ccc (id int)", "boom"));

        assertThat(catchThrowable(() -> migrator(TransactionMode.PER_REVISION).upgrade("heads")))
                .isInstanceOf(MigrationFailedException.class);

        assertThat(recorded().get("bbb")).isGreaterThanOrEqualTo(SLEPT);
        assertThat(recorded().get("ccc")).isLessThan(SLEPT);
    }

    /** What a step may do to the settings of its connection does not stop the row that says how long it took. */
    @Test
    void ofAStepThatResetsAllSettings() {
        this.revisions.add("ddd", "ccc", "reset all; set datestyle = 'German';", "");

        migrator(TransactionMode.PER_REVISION).upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("ddd");
        assertThat(this.catalog.strings("select revision from migrate_history where started_at > now()"
                        + " or started_at < now() - interval '1 hour'"))
                .isEmpty();
    }
}
