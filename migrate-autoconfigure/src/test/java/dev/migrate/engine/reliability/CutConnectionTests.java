package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.CuttingProxy.Place;
import dev.migrate.testing.Seeds;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.WireProxy.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection of a run goes, in front of each of its messages in turn. */
@Tag("postgres")
class CutConnectionTests {

    /** So many round trips at most are cut in each way. */
    private static final int USUAL = 8;

    private Chain chain;

    @BeforeEach
    void makeChain(@TempDir Path folder) {
        this.chain = new Chain(TestPostgres.freshDatabase(), folder);
    }

    @ParameterizedTest
    @CsvSource({"CLIENT, CUT", "SERVER, CUT", "CLIENT, HALF_OPEN", "SERVER, HALF_OPEN"})
    void leavesARevisionBoundaryWhereverARoundTripIsCut(Side side, Damage damage) throws IOException {
        cutEverywhere(side, true, damage);
    }

    @ParameterizedTest
    @CsvSource({"CLIENT, CUT", "SERVER, CUT"})
    void leavesARevisionBoundaryWhereverAMessageIsCut(Side side, Damage damage) throws IOException {
        cutEverywhere(side, false, damage);
    }

    @Test
    void saysThatTheLockWasNotTaken() throws IOException {
        Place settingsBeforeTheLock = new Place(Side.CLIENT, 3, true);
        try (CuttingProxy proxy = new CuttingProxy(this.chain.database(), settingsBeforeTheLock, Damage.CUT)) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> this.chain
                            .migrator(proxy.dataSource(), Duration.ZERO)
                            .upgrade("heads"))
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .isEqualTo("The migration lock could not be taken: An I/O error occurred while sending"
                                        + " to the backend.");
                        assertThat(ex.action()).isEqualTo("Nothing was changed. Start again when the server answers.");
                    });
        }
    }

    /** All places, or as many of them as there are seeds, evenly spread. */
    private void cutEverywhere(Side side, boolean roundTrips, Damage damage) throws IOException {
        int places = cut(new Place(side, Integer.MAX_VALUE, roundTrips), damage);
        int cases = Math.min(places, Seeds.count(USUAL));
        for (int number = 1; number <= cases; number++) {
            cut(new Place(side, (int) ((long) number * places / cases), roundTrips), damage);
        }
    }

    private int cut(Place place, Damage damage) throws IOException {
        this.chain.reset();
        try (CuttingProxy proxy = new CuttingProxy(this.chain.database(), place, damage)) {
            // A server that knows of nothing keeps the lock: the look at what is left need not wait for it.
            Duration lockWait = damage == Damage.CUT ? Duration.ofSeconds(60) : Duration.ZERO;
            try {
                this.chain.migrator(proxy.dataSource(), lockWait).upgrade("heads");
            } catch (MigrateException ex) {
                assertThat(proxy.broken()).as("%s: %s", place, ex.problem()).isTrue();
            } catch (RuntimeException ex) {
                throw new AssertionError(place + " is no problem with an action", ex);
            }
            if (damage == Damage.HALF_OPEN) {
                this.chain.endLeftSessions();
            }
            finish(place);
            return proxy.numbered();
        }
    }

    private void finish(Place place) {
        try {
            this.chain.requireBoundary();
            this.chain.migrator().upgrade("heads");
            this.chain.requireComplete();
        } catch (RuntimeException | AssertionError ex) {
            throw new AssertionError("After " + place, ex);
        }
    }
}
