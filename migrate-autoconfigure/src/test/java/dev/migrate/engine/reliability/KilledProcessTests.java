package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.engine.reliability.RandomRuns.RandomRun;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.Seeds;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process that runs a chain is ended with SIGKILL in front of a message, anywhere between its connection and its last
 * word, or behind what the server has just done for it.
 */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProcessTests {

    private Chain chain;
    private RandomRuns runs;
    private @Nullable MigratorProcess process;

    @BeforeAll
    void makeChain(@TempDir Path folder) {
        this.chain = new Chain(TestPostgres.freshDatabase(), folder);
        this.runs = new RandomRuns(this.chain);
    }

    static IntStream seeds() {
        return Seeds.stream(4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesARevisionBoundary(int seed) throws IOException {
        RandomRun run = this.runs.of(seed, 1);
        this.chain.prepare(run.direction());

        try (CuttingProxy proxy = new CuttingProxy(this.chain.database(), run.place(), Damage.CUT, this::kill)) {
            MigratorProcess started =
                    new MigratorProcess(proxy.jdbcUrl(), this.chain.location(), run.direction(), run.mode());
            this.process = started;
            started.awaitReady();
            started.go();
            assertThat(started.result()).as("%s", run).noneMatch(line -> line.startsWith("FAILED"));
            assertThat(proxy.broken()).as("%s", run).isTrue();
        }

        this.chain.awaitNoSession();
        this.chain.requireNoLock();
        this.chain.requireBoundary(run.direction(), run.mode());
        Chain.run(this.chain.migrator(), run.direction());
        this.chain.requireComplete(run.direction());
    }

    private void kill() {
        MigratorProcess running = this.process;
        if (running != null) {
            running.kill();
        }
    }

    @AfterEach
    void endProcess() {
        kill();
    }

    @AfterAll
    void close() {
        this.chain.close();
    }
}
