package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.MigrateException;
import dev.migrate.engine.TransactionMode;
import dev.migrate.engine.reliability.RandomRuns.RandomRun;
import dev.migrate.graph.Direction;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Counted;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.CuttingProxy.Place;
import dev.migrate.testing.Seeds;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.WireProxy.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection of a run goes, in front of each of its messages in turn. */
@Tag("postgres")
class CutConnectionTests {

    /** So many round trips at most are cut in each way. */
    private static final int USUAL = 4;

    private enum Cut {

        /** Both sides see the end of the connection. */
        CLOSED,

        /** The server sees nothing. */
        HALF_OPEN,

        /** The server ends the session, and says so. */
        TERMINATED
    }

    @TempDir
    Path folder;

    private @Nullable Chain used;

    /** All places, whatever the number of seeds. */
    @ParameterizedTest
    @CsvSource({
        "CLIENT, CLOSED, UPGRADE",
        "SERVER, CLOSED, UPGRADE",
        "CLIENT, HALF_OPEN, DOWNGRADE",
        "SERVER, HALF_OPEN, UPGRADE",
        "SERVER, TERMINATED, DOWNGRADE"
    })
    void leavesARevisionBoundaryAtEveryStatement(Side side, Cut cut, Direction direction) throws IOException {
        cutEverywhere(chain(Chain.SHORT), side, Counted.STATEMENTS, cut, direction, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"CLIENT, CLOSED", "SERVER, CLOSED", "CLIENT, HALF_OPEN", "SERVER, HALF_OPEN", "CLIENT, TERMINATED"})
    void leavesARevisionBoundaryWhereverARoundTripIsCut(Side side, Cut cut) throws IOException {
        cutEverywhere(chain(Chain.LONG), side, Counted.ROUND_TRIPS, cut, Direction.UPGRADE, Seeds.count(USUAL));
    }

    @ParameterizedTest
    @CsvSource({"CLIENT, CLOSED", "SERVER, CLOSED"})
    void leavesARevisionBoundaryWhereverAMessageIsCut(Side side, Cut cut) throws IOException {
        cutEverywhere(chain(Chain.LONG), side, Counted.MESSAGES, cut, Direction.UPGRADE, Seeds.count(USUAL));
    }

    @Test
    void leavesARevisionBoundaryWhateverIsRun() throws IOException {
        Chain chain = chain(Chain.LONG);
        RandomRuns runs = new RandomRuns(chain);
        for (int seed : Seeds.stream(USUAL).toArray()) {
            RandomRun run = runs.of(seed, Cut.values().length);
            cut(
                    chain,
                    run.place(),
                    List.of(Cut.values()).get(run.choice()),
                    run.direction(),
                    run.mode(),
                    "Seed " + seed + ": ");
        }
    }

    @Test
    void saysThatTheLockWasNotTaken() throws IOException {
        Chain chain = chain(Chain.LONG);
        Place settingsBeforeTheLock = new Place(Side.CLIENT, 3, Counted.ROUND_TRIPS);
        try (CuttingProxy proxy = new CuttingProxy(chain.database(), settingsBeforeTheLock, Damage.CUT)) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() ->
                            chain.migrator(proxy.dataSource(), Duration.ZERO).upgrade("heads"))
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .isEqualTo("The migration lock could not be taken: An I/O error occurred while sending"
                                        + " to the backend. Nothing was changed.");
                        assertThat(ex.action()).isEqualTo("Start again when the server answers.");
                    });
        }
    }

    /** A pool closes what it hands out as soon as it hears that the connection is gone, and says no more about it. */
    @ParameterizedTest
    @CsvSource({"CLIENT", "SERVER"})
    void blamesNoRevisionWhereverAPoolLosesItsConnection(Side side) throws IOException {
        Chain chain = chain(Chain.SHORT);
        int places = Integer.MAX_VALUE;
        for (int number = 1; number <= places; number++) {
            chain.prepare(Direction.UPGRADE);
            Place place = new Place(side, number, Counted.ROUND_TRIPS);
            try (CuttingProxy proxy = new CuttingProxy(chain.database(), place, Damage.CUT);
                    HikariDataSource pool = new HikariDataSource()) {
                pool.setDataSource(proxy.dataSource());
                pool.setMaximumPoolSize(1);
                try {
                    chain.migrator(pool, Duration.ofSeconds(60)).upgrade("heads");
                } catch (MigrateException ex) {
                    assertThat(ex.problem())
                            .as("%s", place)
                            .containsPattern("^(The connection was lost |Could not connect|The migration lock could"
                                    + " not be taken: (An I/O error|it was closed)|The tables .* An I/O error)");
                    assertThat(ex.action())
                            .as("%s: %s", place, ex.problem())
                            .containsPattern("(Run it again|Start again|Check that the server runs)");
                }
                places = proxy.broken() ? Integer.MAX_VALUE : 0;
            }
            chain.awaitNoSession();
        }
    }

    private Chain chain(List<ChainRevision> revisions) {
        Chain chain = new Chain(TestPostgres.freshDatabase(), this.folder, revisions);
        this.used = chain;
        return chain;
    }

    @AfterEach
    void close() {
        Chain chain = this.used;
        if (chain != null) {
            chain.close();
        }
    }

    /** All places, or as many of them as there may be, evenly spread. */
    private static void cutEverywhere(Chain chain, Side side, Counted counted, Cut cut, Direction direction, int most)
            throws IOException {
        Place never = new Place(side, Integer.MAX_VALUE, counted);
        int places = cut(chain, never, cut, direction, TransactionMode.PER_REVISION, "");
        assertThat(places).isGreaterThan(chain.ids().size());
        int cases = Math.min(places, most);
        for (int number = 1; number <= cases; number++) {
            Place place = new Place(side, (int) ((long) number * places / cases), counted);
            cut(chain, place, cut, direction, TransactionMode.PER_REVISION, "");
        }
    }

    private static int cut(
            Chain chain, Place place, Cut cut, Direction direction, TransactionMode mode, String description)
            throws IOException {
        chain.prepare(direction);
        Damage damage = switch (cut) {
            case CLOSED -> Damage.CUT;
            case HALF_OPEN -> Damage.HALF_OPEN;
            case TERMINATED -> Damage.NONE;
        };
        Runnable before = cut == Cut.TERMINATED ? chain::endSessions : () -> {};
        try (CuttingProxy proxy = new CuttingProxy(chain.database(), place, damage, before)) {
            // A server that knows of nothing keeps the lock: the look at what is left need not wait for it. Where many
            // places are cut it never does, as it polls with pauses.
            boolean waits = cut != Cut.HALF_OPEN && place.counted() != Counted.STATEMENTS;
            Duration lockWait = waits ? Duration.ofSeconds(60) : Duration.ZERO;
            try {
                Chain.run(chain.migrator(proxy.dataSource(), lockWait, mode), direction);
            } catch (MigrateException ex) {
                assertThat(proxy.broken()).as("%s: %s", place, ex.problem()).isTrue();
            }
            if (cut == Cut.HALF_OPEN) {
                chain.endSessions();
            }
            chain.awaitNoSession();
            chain.requireBoundary(direction, mode);
            Chain.run(chain.migrator(), direction);
            chain.requireComplete(direction);
            return proxy.counted();
        } catch (RuntimeException | AssertionError ex) {
            throw new AssertionError("%s%s %s, %s at %s".formatted(description, direction, mode, cut, place), ex);
        }
    }
}
