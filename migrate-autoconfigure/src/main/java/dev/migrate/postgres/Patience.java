package dev.migrate.postgres;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long something is tried again that did not get its locks. The pauses grow, so that the application gets through in
 * between, and vary, so that instances do not march in step.
 */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final long since = System.nanoTime();
    private final Duration limit;
    private Duration pause = Duration.ofMillis(250);

    /**
     * Begins now.
     *
     * @param limit how long to try again; zero for never
     */
    public Patience(Duration limit) {
        this.limit = limit;
    }

    /** Tells whether it has been tried long enough. */
    public boolean isOver() {
        return Duration.ofNanos(System.nanoTime() - this.since).compareTo(this.limit) >= 0;
    }

    /** Returns how long to pause before the next try. */
    public Duration next() {
        long millis = ThreadLocalRandom.current().nextLong(this.pause.toMillis() / 2, this.pause.toMillis());
        this.pause = this.pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : this.pause.multipliedBy(2);
        return Duration.ofMillis(millis);
    }

    /**
     * Pauses, or returns at once where the thread is interrupted, and leaves it so.
     *
     * @param pause how long
     */
    public static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
