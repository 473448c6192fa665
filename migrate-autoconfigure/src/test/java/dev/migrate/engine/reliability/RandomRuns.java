package dev.migrate.engine.reliability;

import dev.migrate.engine.TransactionMode;
import dev.migrate.graph.Direction;
import dev.migrate.testing.CuttingProxy;
import dev.migrate.testing.CuttingProxy.Counted;
import dev.migrate.testing.CuttingProxy.Damage;
import dev.migrate.testing.CuttingProxy.Place;
import dev.migrate.testing.WireProxy.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Runs of a chain, each with a message at which something happens to it: a seed chooses both. */
final class RandomRuns {

    /**
     * A run.
     *
     * @param direction over the whole chain
     * @param mode how it is cut into transactions
     * @param place the message
     * @param choice among the ways to end it, from 0
     */
    record RandomRun(Direction direction, TransactionMode mode, Place place, int choice) {}

    private record Kind(Direction direction, TransactionMode mode, Side side) {}

    private final Chain chain;
    private final Map<Kind, Integer> messages = new HashMap<>();

    RandomRuns(Chain chain) {
        this.chain = chain;
    }

    /**
     * Returns the run of a seed.
     *
     * @param choices how many ways there are to end it
     */
    RandomRun of(int seed, int choices) {
        Random random = new Random(seed);
        Kind kind = new Kind(
                random.nextInt(3) > 0 ? Direction.UPGRADE : Direction.DOWNGRADE,
                random.nextInt(3) > 0 ? TransactionMode.PER_REVISION : TransactionMode.PER_RUN,
                random.nextBoolean() ? Side.CLIENT : Side.SERVER);
        int number = 1 + random.nextInt(this.messages.computeIfAbsent(kind, this::count));
        return new RandomRun(
                kind.direction(),
                kind.mode(),
                new Place(kind.side(), number, Counted.MESSAGES),
                random.nextInt(choices));
    }

    /** Counts the messages of a run that nothing happens to. */
    private int count(Kind kind) {
        this.chain.prepare(kind.direction());
        Place never = new Place(kind.side(), Integer.MAX_VALUE, Counted.MESSAGES);
        try (CuttingProxy proxy = new CuttingProxy(this.chain.database(), never, Damage.CUT)) {
            Chain.run(this.chain.migrator(proxy.dataSource(), Duration.ZERO, kind.mode()), kind.direction());
            return proxy.counted();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
