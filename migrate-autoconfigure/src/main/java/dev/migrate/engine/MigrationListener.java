package dev.migrate.engine;

/**
 * Hears what a {@link Migrator} does while it does it, on the thread that does it: a slow listener makes a slow run. What
 * it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface MigrationListener {

    /**
     * Called for every event, in their order.
     *
     * @param event what happens
     */
    void on(MigrationEvent event);
}
