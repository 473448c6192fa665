package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Breaks a connection in front of one message, which the other side does not get, once; connections after that live.
 */
public final class CuttingProxy extends WireProxy {

    /** What happens in front of the message. */
    public enum Damage {

        /** Both sides see the end of the connection. */
        CUT,

        /** The client sees the end, and the server nothing at all, as when a machine between them goes. */
        HALF_OPEN,

        /** None by the proxy: the message is handed on behind what is run in front of it. */
        NONE
    }

    /** Which messages are numbered. */
    public enum Counted {

        /** All of them. */
        MESSAGES,

        /** Those with which a statement begins to run, and has run. */
        STATEMENTS,

        /** Those with which a round trip begins and ends. */
        ROUND_TRIPS;

        private boolean counts(Side side, int type) {
            return switch (this) {
                case MESSAGES -> true;
                case STATEMENTS -> type == (side == Side.CLIENT ? 'E' : 'C');
                case ROUND_TRIPS -> type == (side == Side.CLIENT ? 'S' : 'Z');
            };
        }
    }

    /**
     * A message.
     *
     * @param side who says it
     * @param number its number among those of that side, from 1, over all connections
     * @param counted which messages are numbered
     */
    public record Place(Side side, int number, Counted counted) {}

    private final Place place;
    private final Damage damage;
    private final Runnable before;
    private final AtomicInteger counter = new AtomicInteger();

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
    public int counted() {
        return this.counter.get();
    }

    /** Tells whether the message came. */
    public boolean broken() {
        return this.counter.get() >= this.place.number();
    }

    @Override
    protected boolean pass(Side side, int type, Link link) throws IOException {
        if (side != this.place.side()
                || !this.place.counted().counts(side, type)
                || this.counter.incrementAndGet() != this.place.number()) {
            return true;
        }
        this.before.run();
        switch (this.damage) {
            case CUT -> link.cut();
            case HALF_OPEN -> link.leaveHalfOpen();
            case NONE -> {
                return true;
            }
        }
        return false;
    }
}
