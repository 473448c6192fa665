package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.autoconfigure.MigrateProperties.Startup;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.RunResult;
import dev.migrate.engine.StopSignal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;

/**
 * Brings the database to its target while the application starts, before every bean that uses the database: Boot makes
 * those depend on this one.
 */
public final class MigrationInitializer implements InitializingBean, Ordered {

    private static final Logger logger = LoggerFactory.getLogger(MigrationInitializer.class);

    private final Migrator migrator;
    private final Startup startup;
    private final String target;

    /**
     * Creates an initializer.
     *
     * @param migrator does the work
     * @param startup what to do at start
     * @param target the target of the upgrade or the check
     */
    public MigrationInitializer(Migrator migrator, Startup startup, String target) {
        this.migrator = migrator;
        this.startup = startup;
        this.target = target;
    }

    @Override
    public void afterPropertiesSet() {
        switch (this.startup) {
            case UPGRADE -> upgrade();
            case CHECK -> this.migrator.check(this.target);
            case NONE -> {}
        }
    }

    /** When the process is told to end, Boot waits for the start before it closes the context, and says nothing of it. */
    private void upgrade() {
        try (StopSignal stop = StopSignal.watch()) {
            upgrade(stop);
        }
    }

    private void upgrade(StopSignal stop) {
        try {
            RunResult result = this.migrator.stoppedBy(stop).upgrade(this.target);
            if (result.isNothing()) {
                logger.info("The database is up to date at {}", at(result.headsAfter()));
            }
        } catch (MigrateException ex) {
            if (stop.isGiven()) {
                logger.warn(
                        "The upgrade was stopped, as the process was told to end. {} {}", ex.problem(), ex.action());
            }
            throw ex;
        }
    }

    private static String at(List<String> heads) {
        return heads.isEmpty() ? "<base>" : String.join(", ", heads);
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
