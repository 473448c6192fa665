package dev.migrate.autoconfigure;

import dev.migrate.engine.MigrationEvent;
import dev.migrate.engine.MigrationListener;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes every event of a migration in the application. Those of the start are kept until all beans are made: before,
 * no {@code @EventListener} hears, and to ask for the other listeners would make beans that wait for the migration itself.
 */
final class MigrationEventPublisher implements MigrationListener, SmartInitializingSingleton {

    private static final Logger logger = LoggerFactory.getLogger(MigrationEventPublisher.class);

    private final ApplicationEventPublisher publisher;
    private final List<MigrationEvent> early = new ArrayList<>();
    private boolean ready;

    MigrationEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void on(MigrationEvent event) {
        synchronized (this.early) {
            if (!this.ready) {
                this.early.add(event);
                return;
            }
        }
        this.publisher.publishEvent(event);
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<MigrationEvent> kept;
        synchronized (this.early) {
            this.ready = true;
            kept = List.copyOf(this.early);
            this.early.clear();
        }
        for (MigrationEvent event : kept) {
            try {
                this.publisher.publishEvent(event);
            } catch (RuntimeException ex) {
                // The engine does the same with what a listener throws while it runs.
                logger.warn("A listener failed; the start goes on", ex);
            }
        }
    }
}
