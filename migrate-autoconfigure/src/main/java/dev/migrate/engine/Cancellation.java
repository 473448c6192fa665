package dev.migrate.engine;

import dev.migrate.postgres.Session;
import org.jspecify.annotations.Nullable;

/**
 * The way to stop a run from another thread: the thread of the run is interrupted, so that it stops between two steps or
 * ends a pause, and the statement that the server is working on is cancelled, so that its transaction is rolled back.
 */
final class Cancellation {

    private @Nullable Thread thread;
    private @Nullable Session session;
    private boolean cancelled;

    /** Of runs that nobody can cancel but by interrupting their thread. */
    static Cancellation none() {
        return new Cancellation();
    }

    synchronized void begin(Thread running) {
        this.thread = running;
        if (this.cancelled) {
            running.interrupt();
        }
    }

    /** The thread goes on with other things, for which it was not interrupted. */
    synchronized void end() {
        this.thread = null;
        if (this.cancelled) {
            Thread.interrupted();
        }
    }

    synchronized void attach(@Nullable Session running) {
        this.session = running;
    }

    /** Returns whether a run is under way that ends now. */
    synchronized boolean cancel() {
        this.cancelled = true;
        if (this.thread != null) {
            this.thread.interrupt();
        }
        if (this.session != null) {
            this.session.cancel();
        }
        return this.thread != null;
    }

    synchronized boolean isCancelled() {
        return this.cancelled;
    }
}
