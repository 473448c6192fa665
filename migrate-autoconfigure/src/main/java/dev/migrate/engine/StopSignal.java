package dev.migrate.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the runs of a migrator when the process is told to end (SIGTERM, SIGINT), and keeps the process until whoever waits
 * for the run has said where the database is. Close it then: it costs a shutdown hook as long as it is open.
 */
public final class StopSignal implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(StopSignal.class);

    /** Whoever told the process to end kills it some time later, often after ten seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /** A message of several transactions goes on behind a statement that took the cancellation for its end. */
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(1);

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "migrate-stop");

    private StopSignal() {}

    /** Waits for the signal from now on. Where the process is about to end already, no run begins. */
    public static StopSignal watch() {
        StopSignal signal = new StopSignal();
        try {
            Runtime.getRuntime().addShutdownHook(signal.hook);
        } catch (IllegalStateException ex) {
            logger.debug("The process is about to end", ex);
            signal.cancellation.cancel();
        }
        return signal;
    }

    /** Tells whether the process was told to end. */
    public boolean isGiven() {
        return this.cancellation.isCancelled();
    }

    <T> T run(Function<Cancellation, T> run) {
        this.cancellation.begin(Thread.currentThread());
        try {
            return run.apply(this.cancellation);
        } finally {
            this.cancellation.end();
        }
    }

    private void stop() {
        if (!this.cancellation.cancel()) {
            return;
        }
        try {
            for (Duration waited = Duration.ZERO;
                    waited.compareTo(LONGEST_WAIT) < 0;
                    waited = waited.plus(BEFORE_ASKING_AGAIN)) {
                if (this.closed.await(BEFORE_ASKING_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                this.cancellation.cancel();
            }
            logger.warn(
                    "The run did not stop within {} s; the server rolls back what is under way",
                    LONGEST_WAIT.toSeconds());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        this.closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(this.hook);
        } catch (IllegalStateException ex) {
            logger.debug("The process is about to end", ex);
        }
    }
}
