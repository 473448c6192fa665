package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what the server answers: a ReadyForQuery is the end of one round trip, a CommandComplete that of one statement.
 * Those of connecting are the same for every client and are left out of the difference of two readings.
 */
public final class CountingProxy extends WireProxy {

    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();

    /** Opens a proxy in front of a database. */
    public CountingProxy(Database database) throws IOException {
        super(database);
        open();
    }

    /** Returns how often a client waited for the server, connecting included. */
    public int roundTrips() {
        return this.roundTrips.get();
    }

    /** Returns how many statements the server completed, connecting included. */
    public int statements() {
        return this.statements.get();
    }

    @Override
    protected boolean pass(Side side, int type, Link link) {
        if (side == Side.SERVER && type == 'Z') {
            this.roundTrips.incrementAndGet();
        } else if (side == Side.SERVER && type == 'C') {
            this.statements.incrementAndGet();
        }
        return true;
    }
}
