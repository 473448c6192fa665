package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.graph.Direction;
import dev.migrate.operation.StatementClass;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migrator offers besides running: plans, events, its tables, a stamp over unknown rows. */
@Tag("postgres")
class DoorTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
    }

    private Migrator migrator() {
        return this.revisions.migrator(this.database.dataSource());
    }

    @Test
    void plansAnUpgradeWithItsStatementsAndChangesNothing() {
        PlannedRun run = migrator().plan(Direction.UPGRADE, "heads");

        assertThat(run.headsBefore()).isEmpty();
        assertThat(run.headsAfter()).containsExactly("bbb");
        assertThat(run.steps()).extracting(PlannedStep::revision).containsExactly("aaa", "bbb");
        PlannedStep step = run.steps().get(1);
        assertThat(step.message()).isEqualTo("make bbb");
        assertThat(step.location()).endsWith("bbb_make_bbb.sql");
        assertThat(step.headsRemoved()).containsExactly("aaa");
        assertThat(step.headsAdded()).containsExactly("bbb");
        assertThat(step.transactional()).isTrue();
        assertThat(step.statements())
                .containsExactly(new PlannedStatement("create table t_bbb (id int)", 8, false, StatementClass.DDL));
        assertThat(this.catalog.strings("select tablename from pg_tables where tablename like 'migrate%'"))
                .isEmpty();
    }

    @Test
    void plansADowngradeAndAStamp() {
        migrator().upgrade("heads");

        assertThat(migrator().plan(Direction.DOWNGRADE, "-1").steps())
                .singleElement()
                .satisfies(step -> assertThat(step.statements())
                        .extracting(PlannedStatement::text)
                        .containsExactly("drop table t_bbb"));
        assertThat(migrator().plan(Direction.STAMP, "aaa").headsAfter()).containsExactly("aaa");
        assertThat(migrator().plan(Direction.UPGRADE, "heads").isNothing()).isTrue();
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void makesItsTablesOnce() {
        assertThat(migrator().ensureVersion()).isTrue();
        assertThat(this.catalog.heads()).isEmpty();
        assertThat(migrator().ensureVersion()).isFalse();
    }

    @Test
    void makesItsHistoryBesideTheTableOfAlembic() {
        this.catalog.execute("create table migrate_version (version_num varchar(32) not null primary key)");
        this.catalog.execute("insert into migrate_version values ('aaa')");

        assertThat(migrator().upgrade("aaa").isNothing()).isTrue();
        assertThat(migrator().ensureVersion()).isTrue();

        assertThat(this.catalog.heads()).containsExactly("aaa");
        assertThat(this.catalog.history()).isEmpty();
    }

    @Test
    void stampsOverUnknownRowsOnlyWhenAskedTo() {
        migrator().ensureVersion();
        this.catalog.execute("insert into migrate_version values ('zzz')");

        assertThatExceptionOfType(UnknownRevisionException.class)
                .isThrownBy(() -> migrator().stamp(List.of("aaa")));
        assertThat(migrator().stamp(List.of("aaa"), true).headsAfter()).containsExactly("aaa");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    @Test
    void tellsListenersOfRunsAndSteps() {
        List<String> events = new ArrayList<>();
        Migrator migrator = migrator().with(event -> events.add(name(event)));

        migrator.upgrade("heads");
        migrator.upgrade("heads");

        assertThat(events)
                .containsExactly(
                        "RunStarted 2",
                        "StepStarted aaa 1/2",
                        "StepFinished aaa 1/2",
                        "StepStarted bbb 2/2",
                        "StepFinished bbb 2/2",
                        "RunFinished 2");
    }

    @Test
    void tellsListenersOfFailuresAndSurvivesTheirs() {
        this.revisions.add("ccc", "bbb", "boom;", "");
        List<String> events = new ArrayList<>();

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator()
                        .with(event -> {
                            throw new IllegalStateException("a bad listener");
                        })
                        .with(event -> events.add(name(event)))
                        .upgrade("heads"));

        // The second message holds two steps.
        assertThat(events)
                .endsWith(
                        "StepStarted bbb 2/3",
                        "StepStarted ccc 3/3",
                        "StepFinished bbb 2/3",
                        "StepFailed ccc 3/3",
                        "RunFailed");
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void tellsListenersForWhomItWaits() {
        List<String> events = new ArrayList<>();
        try (var session = new dev.migrate.postgres.Database(
                        this.database.dataSource(), null, "migrate_version", "early@host")
                .open()) {
            session.lock(session.state(), Duration.ZERO, holder -> {});
            Runnable release = session::close;

            Migrator waiting = migrator().with(event -> {
                events.add(name(event));
                if (event instanceof MigrationEvent.WaitingForLock) {
                    release.run();
                }
            });
            waiting.upgrade("heads");
        }

        assertThat(events.get(0)).startsWith("WaitingForLock process ").contains("early@host");
        assertThat(events.get(1)).isEqualTo("RunStarted 2");
    }

    private static String name(MigrationEvent event) {
        String name = event.getClass().getSimpleName();
        if (event instanceof MigrationEvent.RunStarted started) {
            return name + " " + started.run().steps().size();
        }
        if (event instanceof MigrationEvent.StepStarted step) {
            return name + " " + step.step().revision() + " " + step.number() + "/" + step.total();
        }
        if (event instanceof MigrationEvent.StepFinished step) {
            return name + " " + step.step().revision() + " " + step.number() + "/" + step.total();
        }
        if (event instanceof MigrationEvent.StepFailed step) {
            return name + " " + step.step().revision() + " " + step.number() + "/" + step.total();
        }
        if (event instanceof MigrationEvent.WaitingForLock waiting) {
            return name + " " + waiting.holder();
        }
        if (event instanceof MigrationEvent.RunFinished finished) {
            return name + " " + finished.result().steps().size();
        }
        return name;
    }
}
