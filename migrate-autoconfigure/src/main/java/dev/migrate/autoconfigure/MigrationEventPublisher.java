package dev.migrate.autoconfigure;

import dev.migrate.engine.MigrationEvent;
import dev.migrate.engine.MigrationListener;
import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes every event of a migration in the application. Those of the start are kept until all beans are made: before,
 * no {@code @EventListener} hears, and to ask for the other listeners would make beans that wait for the migration itself.
 */
final class MigrationEventPublisher implements MigrationListener, SmartInitializingSingleton {

    private final ApplicationEventPublisher publisher;
    private final Queue<MigrationEvent> early = new ArrayDeque<>();
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
        synchronized (this.early) {
            this.ready = true;
        }
        while (!this.early.isEmpty()) {
            this.publisher.publishEvent(this.early.remove());
        }
    }
}
