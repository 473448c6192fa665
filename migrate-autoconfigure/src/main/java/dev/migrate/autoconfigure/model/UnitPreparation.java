package dev.migrate.autoconfigure.model;

import dev.migrate.hibernate.EntityModel;
import dev.migrate.hibernate.UnitCapture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** Gives each entity manager factory, just before it is built, the settings that keep it from its database. */
final class UnitPreparation implements BeanPostProcessor {

    private final int serverMajor;
    private final Map<String, UnitCapture> captures = new LinkedHashMap<>();

    UnitPreparation(int serverMajor) {
        this.serverMajor = serverMajor;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof AbstractEntityManagerFactoryBean factory) {
            String name = unitName(factory, beanName);
            UnitCapture capture = new UnitCapture(name, this.serverMajor);
            this.captures.put(name, capture);
            Map<String, Object> properties = factory.getJpaPropertyMap();
            properties.putAll(capture.settings(properties));
            factory.setBootstrapExecutor(null);
        }
        return bean;
    }

    /** Lets a bean factory make its entity manager factories and returns their models. */
    Map<String, EntityModel> units(ConfigurableListableBeanFactory beanFactory) {
        for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                beanFactory, AbstractEntityManagerFactoryBean.class, true, false)) {
            beanFactory.getBean(name);
        }
        Map<String, EntityModel> units = new LinkedHashMap<>();
        this.captures.forEach((name, capture) -> units.put(name, capture.model()));
        return units;
    }

    /** Two units without a name of their own are told apart by their beans. */
    private String unitName(AbstractEntityManagerFactoryBean factory, String beanName) {
        String name = factory.getPersistenceUnitName();
        return name == null || this.captures.containsKey(name) ? beanName : name;
    }
}
