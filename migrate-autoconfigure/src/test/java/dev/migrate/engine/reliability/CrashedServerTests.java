package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.engine.reliability.RandomRuns.RandomRun;
import dev.migrate.testing.CrashablePostgres;
import dev.migrate.testing.CrashablePostgres.Crash;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server goes down in front of a message of a run, in each way in which it can, and recovers: before the run looks for
 * it again, or after the run has given up.
 */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashedServerTests {

    private CrashablePostgres server;
    private Chain chain;
    private RandomRuns runs;

    @BeforeAll
    void makeChain(@TempDir Path folder) throws IOException {
        this.server = CrashablePostgres.start();
        this.chain = new Chain(this.server.database(), folder);
        this.runs = new RandomRuns(this.chain);
    }

    @AfterAll
    void stop() throws IOException {
        this.chain.close();
        this.server.close();
    }

    static IntStream seeds() {
        return Seeds.stream(4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesARevisionBoundary(int seed) throws IOException {
        RandomRun run = this.runs.of(seed, 2 * Crash.values().length);
        Crash crash = List.of(Crash.values()).get(run.choice() / 2);
        boolean recoversAtOnce = run.choice() % 2 == 0;
        this.chain.prepare(run.direction());

        Runnable before = () -> {
            this.server.crash(crash);
            if (recoversAtOnce) {
                this.server.recover();
            }
        };
        try (CuttingProxy proxy = new CuttingProxy(this.chain.database(), run.place(), Damage.NONE, before)) {
            try {
                Chain.run(this.chain.migrator(proxy.dataSource(), Duration.ofSeconds(60), run.mode()), run.direction());
            } catch (MigrateException ex) {
                assertThat(proxy.broken()).as("%s: %s", run, ex.problem()).isTrue();
            }
            assertThat(proxy.broken()).as("%s", run).isTrue();
        }

        this.server.recover();
        this.chain.reconnect();
        this.chain.requireNoLock();
        this.chain.requireBoundary(run.direction(), run.mode());
        Chain.run(this.chain.migrator(), run.direction());
        this.chain.requireComplete(run.direction());
    }
}
