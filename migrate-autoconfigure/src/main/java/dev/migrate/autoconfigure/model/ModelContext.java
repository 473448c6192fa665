package dev.migrate.autoconfigure.model;

import dev.migrate.hibernate.EntityModel;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * A context that knows all beans of an application and makes none but its entity manager factories. It ends the run when it
 * has them, and when it fails, so that no listener and no failure analysis hears of it.
 */
final class ModelContext extends AnnotationConfigApplicationContext {

    private final ModelRun run;
    private final UnitPreparation preparation;

    ModelContext(ModelRun run) {
        super(new UnstartedBeanFactory());
        this.run = run;
        this.preparation = new UnitPreparation(run.serverMajor());
    }

    @Override
    public void refresh() {
        try {
            super.refresh();
            Map<String, EntityModel> units = this.preparation.units(getBeanFactory());
            if (!this.run.accept(units)) {
                removeRunners();
                return;
            }
        } catch (RuntimeException | LinkageError ex) {
            this.run.fail(ex);
        }
        close();
        throw new AbandonedRunException(this);
    }

    @Override
    protected void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        super.postProcessBeanFactory(beanFactory);
        beanFactory.addBeanPostProcessor(new DataSourceStandIns());
        beanFactory.addBeanPostProcessor(this.preparation);
    }

    @Override
    protected void registerBeanPostProcessors(ConfigurableListableBeanFactory beanFactory) {
        forgetInitializers(beanFactory);
        super.registerBeanPostProcessors(beanFactory);
        // Again, and so at the end: nothing of the application changes what is prepared.
        beanFactory.addBeanPostProcessor(this.preparation);
    }

    @Override
    protected void onRefresh() {
        // Nothing starts.
    }

    @Override
    protected void finishRefresh() {
        // Nothing starts.
    }

    @Override
    protected void publishEvent(Object event, @Nullable ResolvableType type) {
        // Listeners are beans of the application too.
    }

    /** What fills or migrates the database is what the entity manager factory would wait for. */
    private void forgetInitializers(ConfigurableListableBeanFactory beanFactory) {
        Set<String> initializers = new TreeSet<>();
        SpringFactoriesLoader.forDefaultResourceLocation(getClassLoader())
                .load(DatabaseInitializerDetector.class, ArgumentResolver.of(Environment.class, getEnvironment()))
                .forEach(detector -> initializers.addAll(detector.detect(beanFactory)));
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            String[] dependsOn = definition.getDependsOn();
            if (dependsOn != null) {
                definition.setDependsOn(Stream.of(dependsOn)
                        .filter(other -> !initializers.contains(other))
                        .toArray(String[]::new));
            }
        }
    }

    private void removeRunners() {
        removeBeans(ApplicationRunner.class);
        removeBeans(CommandLineRunner.class);
    }

    private void removeBeans(Class<?> type) {
        for (String name : getBeanFactory().getBeanNamesForType(type, true, false)) {
            if (containsBeanDefinition(name)) {
                removeBeanDefinition(name);
            }
        }
    }

    /** Makes no bean by itself. */
    private static final class UnstartedBeanFactory extends DefaultListableBeanFactory {

        @Override
        public void preInstantiateSingletons() {
            // On demand only.
        }
    }
}
