package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Breaks a connection in front of one message, which the other side never gets, once; connections after that live.
 */
public final class CuttingProxy extends WireProxy {

    /** What happens in front of the message. */
    public enum Damage {

        /** Both sides see the end of the connection. */
        CUT,

        /** The client sees the end, and the server nothing at all, as when a machine between them goes. */
        HALF_OPEN
    }

    /**
     * A message.
     *
     * @param side who says it
     * @param number its number among those of that side, from 1, over all connections
     * @param roundTrips whether only the last messages of round trips are numbered
     */
    public record Place(Side side, int number, boolean roundTrips) {

        private boolean numbers(int type) {
            return !this.roundTrips || type == (this.side == Side.CLIENT ? 'S' : 'Z');
        }
    }

    private final Place place;
    private final Damage damage;
    private final Runnable before;
    private final AtomicInteger numbered = new AtomicInteger();

    /** Opens a proxy in front of a database. */
    public CuttingProxy(Database database, Place place, Damage damage) throws IOException {
        this(database, place, damage, () -> {});
    }

    /**
     * Opens a proxy in front of a database.
     *
     * @param before is run in front of the message, while client and server wait
     */
    public CuttingProxy(Database database, Place place, Damage damage, Runnable before) throws IOException {
        super(database);
        this.place = place;
        this.damage = damage;
        this.before = before;
        open();
    }

    /** Returns how many messages came that a place numbers. */
    public int numbered() {
        return this.numbered.get();
    }

    /** Tells whether the message came. */
    public boolean broken() {
        return this.numbered.get() >= this.place.number();
    }

    @Override
    protected boolean pass(Side side, int type, Link link) throws IOException {
        if (side != this.place.side()
                || !this.place.numbers(type)
                || this.numbered.incrementAndGet() != this.place.number()) {
            return true;
        }
        this.before.run();
        if (this.damage == Damage.CUT) {
            link.cut();
        } else {
            link.leaveHalfOpen();
        }
        return false;
    }
}
