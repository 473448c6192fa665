package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class LockTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 32})
    void instancesThatStartAtOnceRunEachRevisionOnce(int instances, @TempDir Path folder) throws Exception {
        RevisionFolder revisions =
                new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
        revisions.write("ccc", "bbb", "-- migrate:up transaction:false\ncreate index concurrently i on t_aaa (id);\n");
        revisions.addTable("ddd", "ccc");
        CyclicBarrier start = new CyclicBarrier(instances);
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        try {
            List<Callable<RunResult>> runs = new ArrayList<>();
            for (int i = 0; i < instances; i++) {
                Migrator migrator = revisions.migrator(this.database.dataSource());
                runs.add(() -> {
                    start.await();
                    return migrator.upgrade("heads");
                });
            }
            int ran = 0;
            for (Future<RunResult> run : threads.invokeAll(runs)) {
                ran += run.get().steps().size();
            }
            assertThat(ran).isEqualTo(4);
        } finally {
            threads.shutdownNow();
        }
        assertThat(this.catalog.heads()).containsExactly("ddd");
        assertThat(this.catalog.history())
                .containsExactly(
                        "upgrade aaa SUCCESS",
                        "upgrade bbb SUCCESS",
                        "upgrade ccc STARTED",
                        "upgrade ccc SUCCESS",
                        "upgrade ddd SUCCESS");
        assertThat(this.catalog.strings("select 'lock' from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    @Test
    void namesTheHolderWhenTheLockIsNotFreeInTime(@TempDir Path folder) throws Exception {
        RevisionFolder revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
        Migrator migrator = new Migrator(
                this.database.dataSource(),
                revisions.scripts(),
                MigratorSettings.defaults("late@host").withLockWait(Duration.ZERO));
        try (var session = new dev.migrate.postgres.Database(
                        this.database.dataSource(), null, "migrate_version", "early@host")
                .open()) {
            session.lock(session.state(), Duration.ZERO, holder -> {});

            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrator.upgrade("heads"))
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .matches("The migration lock was not free within 0 s; it is held by process \\d+"
                                        + " \\(early@host at [0-9.:]+, connected since [-0-9]+T[0-9:]+Z\\)\\.");
                        assertThat(ex.action())
                                .isEqualTo("Wait until that run has finished and start again, or end its session with"
                                        + " pg_terminate_backend(pid) if it is known to hang; migrate.lock-wait sets"
                                        + " how long to wait.");
                    });
        }
        assertThat(this.catalog.tables()).isEmpty();

        assertThat(migrator.upgrade("heads").steps()).hasSize(1);
    }
}
