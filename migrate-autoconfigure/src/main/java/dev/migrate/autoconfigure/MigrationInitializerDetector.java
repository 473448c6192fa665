package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.env.Environment;

/** Tells Boot that {@link MigrationInitializer} prepares the database, so that JPA, JDBC, jOOQ and others wait for it. */
class MigrationInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    /** Before all others: Boot's R2DBC scripts, of order 0, need a connection factory, and that waits for this one. */
    private static final int ORDER = -100;

    private final Environment environment;

    MigrationInitializerDetector(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
        Set<String> detected = super.detect(beanFactory);
        if (!detected.isEmpty()
                && this.environment.getProperty(
                        "spring.jpa.defer-datasource-initialization", Boolean.class, Boolean.FALSE)) {
            throw new MigrateException(
                    "spring.jpa.defer-datasource-initialization=true starts JPA before the database is prepared, and"
                            + " migrations have to run before JPA.",
                    "Remove that property, or switch migrate off with migrate.enabled=false.");
        }
        return detected;
    }

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(MigrationInitializer.class);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
