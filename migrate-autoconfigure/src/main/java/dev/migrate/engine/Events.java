package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events to the listeners of a run. */
final class Events {

    private static final Logger logger = LoggerFactory.getLogger(Events.class);

    private final List<MigrationListener> listeners;

    Events(List<MigrationListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    Events and(MigrationListener listener) {
        List<MigrationListener> more = new ArrayList<>(this.listeners);
        more.add(listener);
        return new Events(more);
    }

    /** Tells that another session holds the migration lock. */
    void waitingForLock(String holder) {
        tell(() -> new MigrationEvent.WaitingForLock(holder));
    }

    /** Tells that others have locked migrate's own tables. */
    void waitingForTables(List<String> blockers) {
        tell(() -> new MigrationEvent.WaitingForTables(blockers));
    }

    /** Makes the event only if somebody listens. */
    void tell(Supplier<MigrationEvent> event) {
        if (this.listeners.isEmpty()) {
            return;
        }
        MigrationEvent made = event.get();
        for (MigrationListener listener : this.listeners) {
            try {
                listener.on(made);
            } catch (RuntimeException ex) {
                logger.warn("A listener failed; the run goes on", ex);
            }
        }
    }
}
