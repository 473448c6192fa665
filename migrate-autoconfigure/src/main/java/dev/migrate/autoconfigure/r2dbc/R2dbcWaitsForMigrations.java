package dev.migrate.autoconfigure.r2dbc;

import dev.migrate.autoconfigure.MigrationInitializer;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Lets every bean that speaks R2DBC depend on {@link MigrationInitializer}: connection factories first of all, and thereby
 * whatever is made of them, and the clients and templates that an application may make in another way.
 *
 * <p>Boot's own mechanism is not used here. It makes beans depend on <em>all</em> initializers of the database, and Boot's
 * R2DBC script initializer needs a connection factory itself: a connection factory that waited for it would be a circle.
 */
public final class R2dbcWaitsForMigrations implements BeanFactoryPostProcessor, Ordered {

    private static final List<String> TYPES = List.of(
            "io.r2dbc.spi.ConnectionFactory",
            "org.springframework.r2dbc.core.DatabaseClient",
            "org.springframework.data.r2dbc.core.R2dbcEntityOperations");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        String[] initializers = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                beanFactory, MigrationInitializer.class, true, false);
        ClassLoader classLoader = beanFactory.getBeanClassLoader();
        for (String type : TYPES) {
            if (ClassUtils.isPresent(type, classLoader)) {
                Class<?> waiting = ClassUtils.resolveClassName(type, classLoader);
                for (String name : beanFactory.getBeanNamesForType(waiting, true, false)) {
                    letWait(beanFactory.getBeanDefinition(name), initializers);
                }
            }
        }
    }

    private static void letWait(BeanDefinition definition, String[] initializers) {
        String[] dependsOn = definition.getDependsOn();
        for (String initializer : initializers) {
            dependsOn = StringUtils.addStringToArray(dependsOn, initializer);
        }
        definition.setDependsOn(dependsOn);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
