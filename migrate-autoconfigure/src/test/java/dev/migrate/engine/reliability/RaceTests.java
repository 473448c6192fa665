package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.MigrateException;
import dev.migrate.engine.MigrationEvent;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.RunResult;
import dev.migrate.engine.TransactionMode;
import dev.migrate.graph.Direction;
import dev.migrate.postgres.Session;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Counted;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.CuttingProxy.Place;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.Seeds;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import dev.migrate.testing.WireProxy.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instances that start at once, as threads with connections of their own and as processes. */
class RaceTests {

    private static final String HOLDER =
            "process \\d+ \\((chain|child)@host at [0-9.:]+, connected since [-0-9]+T[0-9:]+Z\\)"
                    + "|a process that has just ended";

    private Chain chain;

    @BeforeEach
    void makeChain(@TempDir Path folder) {
        this.chain = new Chain(TestPostgres.freshDatabase(), folder);
    }

    @AfterEach
    void close() {
        this.chain.close();
    }

    @Tag("postgres")
    @ParameterizedTest
    @CsvSource({"2, 0", "8, 0", "32, 0", "8, 150", "8, 300", "8, 500"})
    void threadsRunEachRevisionOnce(int threads, int cutAtMessage) throws Exception {
        leaveHalfUpgraded(cutAtMessage);
        int before = this.chain.requireBoundary();

        List<RunResult> results = atOnce(threads, number -> this.chain.migrator()::upgrade);

        assertThat(results.stream().mapToInt(result -> result.steps().size()).sum())
                .isEqualTo(this.chain.ids().size() - before);
        assertThat(results.stream().filter(result -> !result.isNothing())).hasSize(1);
        this.chain.requireComplete();
    }

    @Test
    void processesRunEachRevisionOnce() throws Exception {
        leaveHalfUpgraded(200);
        int before = this.chain.requireBoundary();
        List<MigratorProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                processes.add(new MigratorProcess(
                        this.chain.database().jdbcUrl(),
                        this.chain.location(),
                        Direction.UPGRADE,
                        TransactionMode.PER_REVISION));
            }
            for (MigratorProcess process : processes) {
                process.awaitReady();
            }
            for (MigratorProcess process : processes) {
                process.go();
            }
            List<String> said = new ArrayList<>();
            for (MigratorProcess process : processes) {
                said.addAll(process.result());
            }
            assertThat(said.stream().filter(line -> line.startsWith("RAN ")))
                    .containsExactlyElementsOf(this.chain.ids().stream()
                            .skip(before)
                            .map(id -> "RAN " + id)
                            .toList());
            assertThat(said.stream().filter(line -> line.startsWith("WAITED ")))
                    .allMatch(line -> line.matches("WAITED (" + HOLDER + ")"));
            assertThat(said).noneMatch(line -> line.startsWith("FAILED "));
        } finally {
            processes.forEach(MigratorProcess::close);
        }
        this.chain.requireComplete();
    }

    @Test
    void everyoneWhoWaitsSaysForWhom() throws Exception {
        int waiters = 6;
        ConcurrentLinkedQueue<String> holders = new ConcurrentLinkedQueue<>();
        CountDownLatch waiting = new CountDownLatch(waiters);
        ExecutorService threads = Executors.newFixedThreadPool(waiters);
        List<Future<RunResult>> runs = new ArrayList<>();
        try {
            try (Session holder = new dev.migrate.postgres.Database(
                            this.chain.database().dataSource(), null, "migrate_version", "chain@host")
                    .open()) {
                holder.lock(holder.state(), Duration.ZERO, name -> {});
                Migrator migrator = this.chain.migrator().with(event -> {
                    if (event instanceof MigrationEvent.WaitingForLock wait) {
                        holders.add(wait.holder());
                        waiting.countDown();
                    }
                });
                for (int i = 0; i < waiters; i++) {
                    runs.add(threads.submit(() -> migrator.upgrade("heads")));
                }
                assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(holders).allMatch(name -> name.matches(HOLDER));
                // Nobody began while the lock was held.
                assertThat(this.chain.catalog().strings("select effect from audit.effects"))
                        .isEmpty();
            }
            for (Future<RunResult> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        this.chain.requireComplete();
    }

    @Test
    void aPoolOfOneConnectionIsEnough() throws Exception {
        Database database = this.chain.database();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(1);
            atOnce(4, number -> this.chain.migrator(pool, Duration.ofSeconds(60))::upgrade);
        }
        this.chain.requireComplete();
    }

    @Tag("postgres")
    @Test
    void upgradesAndDowngradesEndWhereTheLastOfThemLeads(@TempDir Path folder) throws Exception {
        Database database = TestPostgres.freshDatabase();
        Catalog catalog = new Catalog(database);
        RevisionFolder revisions = new RevisionFolder(folder)
                .addTable("aaa", "<base>")
                .write("bbb", "aaa", """
                        -- migrate:up transaction:false
                        create index concurrently i on t_aaa (id);

                        -- migrate:down transaction:false
                        drop index concurrently i;
                        """)
                .addTable("ccc", "bbb");
        for (int seed : Seeds.stream(3).toArray()) {
            Random random = new Random(seed);
            boolean[] up = new boolean[8];
            for (int i = 0; i < up.length; i++) {
                up[i] = random.nextBoolean();
            }
            atOnce(up.length, number -> {
                Migrator migrator = revisions.migrator(database.dataSource());
                return heads -> up[number] ? migrator.upgrade(heads) : migrator.downgrade("base");
            });
            requireThatHistoryLeadsTo(catalog);
        }
    }

    @Tag("postgres")
    @Test
    void stampsWaitForUpgradesAndUpgradesForStamps(@TempDir Path folder) throws Exception {
        Database database = TestPostgres.freshDatabase();
        Catalog catalog = new Catalog(database);
        RevisionFolder revisions = new RevisionFolder(folder);
        String parent = "<base>";
        for (String id : List.of("aaa", "bbb", "ccc")) {
            revisions.addIrreversible(id, parent, "create table if not exists t_" + id + " (id int);");
            parent = id;
        }
        List<String> targets = List.of("base", "bbb", "ccc");
        for (int seed : Seeds.stream(3).toArray()) {
            Random random = new Random(seed);
            List<Integer> choices =
                    Stream.generate(() -> random.nextInt(6)).limit(8).toList();
            atOnce(choices.size(), number -> {
                Migrator migrator = revisions.migrator(database.dataSource());
                int choice = choices.get(number);
                return heads -> choice < 3 ? migrator.upgrade(heads) : migrator.stamp(List.of(targets.get(choice - 3)));
            });
            assertThat(catalog.heads()).hasSizeLessThanOrEqualTo(1);
            // The last that did something says where the database is.
            String last = catalog.strings("select revision from migrate_history order by id desc limit 1")
                    .get(0);
            assertThat(catalog.heads()).isEqualTo(last.equals("<base>") ? List.of() : List.of(last));
        }
    }

    /** Walks through the history: each step has to go on from where the one before it led. */
    private static void requireThatHistoryLeadsTo(Catalog catalog) {
        List<String> order = List.of("aaa", "bbb", "ccc");
        Set<String> applied = new LinkedHashSet<>();
        for (String row : catalog.history()) {
            String revision = row.substring(row.indexOf(' ') + 1, row.lastIndexOf(' '));
            if (row.endsWith(" STARTED")) {
                continue;
            }
            assertThat(row).endsWith(" SUCCESS");
            if (row.startsWith("upgrade ")) {
                assertThat(revision).isEqualTo(order.get(applied.size()));
                applied.add(revision);
            } else {
                assertThat(revision).isEqualTo(order.get(applied.size() - 1));
                applied.remove(revision);
            }
        }
        assertThat(catalog.heads()).isEqualTo(applied.isEmpty() ? List.of() : List.of(order.get(applied.size() - 1)));
        assertThat(catalog.tables())
                .isEqualTo(Stream.of("aaa", "ccc")
                        .filter(applied::contains)
                        .map(id -> "t_" + id)
                        .toList());
        assertThat(catalog.strings("select indexrelid::regclass::text from pg_index"
                        + " where indrelid = to_regclass('t_aaa') and indisvalid"))
                .isEqualTo(applied.contains("bbb") ? List.of("i") : List.of());
    }

    private void leaveHalfUpgraded(int cutAtMessage) throws IOException {
        if (cutAtMessage == 0) {
            return;
        }
        Place place = new Place(Side.CLIENT, cutAtMessage, Counted.MESSAGES);
        try (CuttingProxy proxy = new CuttingProxy(this.chain.database(), place, Damage.CUT)) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> this.chain
                            .migrator(proxy.dataSource(), Duration.ofSeconds(60))
                            .upgrade("heads"));
        }
    }

    private static List<RunResult> atOnce(int instances, Instances make) throws Exception {
        CyclicBarrier start = new CyclicBarrier(instances);
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        try {
            List<Callable<RunResult>> runs = new ArrayList<>();
            for (int i = 0; i < instances; i++) {
                Instance instance = make.number(i);
                runs.add(() -> {
                    start.await();
                    return instance.run("heads");
                });
            }
            List<RunResult> results = new ArrayList<>();
            for (Future<RunResult> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Instances {

        Instance number(int number);
    }

    private interface Instance {

        RunResult run(String target);
    }
}
