package dev.migrate.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A run on a thread of its own. Cancelled, it is done only when the database is at a revision again. */
final class MigrationFuture extends CompletableFuture<RunResult> {

    private final Cancellation cancellation = new Cancellation();

    static MigrationFuture start(String name, Function<Cancellation, RunResult> run) {
        MigrationFuture future = new MigrationFuture();
        Thread thread = new Thread(() -> future.run(run), name);
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    private void run(Function<Cancellation, RunResult> run) {
        this.cancellation.begin(Thread.currentThread());
        try {
            complete(run.apply(this.cancellation));
        } catch (Throwable ex) {
            if (this.cancellation.isCancelled()) {
                super.cancel(false);
            } else {
                completeExceptionally(ex);
            }
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) {
            return isCancelled();
        }
        this.cancellation.cancel();
        return true;
    }
}
