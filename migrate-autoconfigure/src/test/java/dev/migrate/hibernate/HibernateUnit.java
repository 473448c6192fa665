package dev.migrate.hibernate;

import dev.migrate.testing.TestPostgres.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/** A persistence unit of some classes, with the naming of Spring Boot. */
public final class HibernateUnit {

    private final List<Class<?>> classes;
    private final Map<String, Object> settings = new HashMap<>();

    private HibernateUnit(List<Class<?>> classes) {
        this.classes = classes;
        this.settings.put("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName());
        this.settings.put("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName());
    }

    /** Makes a unit of what these classes hold: entities, embeddables, converters. */
    public static HibernateUnit of(Class<?>... holders) {
        return new HibernateUnit(Stream.of(holders)
                .flatMap(holder -> Stream.concat(Stream.of(holder), Stream.of(holder.getDeclaredClasses())))
                .filter(type -> type.isAnnotationPresent(jakarta.persistence.Entity.class)
                        || type.isAnnotationPresent(jakarta.persistence.Embeddable.class)
                        || type.isAnnotationPresent(jakarta.persistence.MappedSuperclass.class)
                        || type.isAnnotationPresent(jakarta.persistence.Converter.class))
                .<Class<?>>map(type -> type)
                .toList());
    }

    public HibernateUnit with(String setting, Object value) {
        this.settings.put(setting, value);
        return this;
    }

    /** Reads the model without a database. */
    public EntityModel model(int serverMajor) {
        UnitCapture capture = new UnitCapture("test", serverMajor);
        SessionFactory factory = build(capture.settings(this.settings));
        try {
            return capture.model();
        } finally {
            factory.close();
        }
    }

    /** Lets Hibernate create everything in a database. */
    public void create(Database database) {
        build(Map.of(
                        "jakarta.persistence.jdbc.url",
                        database.jdbcUrl(),
                        "jakarta.persistence.jdbc.user",
                        database.username(),
                        "jakarta.persistence.jdbc.password",
                        database.password(),
                        "jakarta.persistence.schema-generation.database.action",
                        "create",
                        "hibernate.hbm2ddl.create_namespaces",
                        "true",
                        "hibernate.hbm2ddl.halt_on_error",
                        "true"))
                .close();
    }

    private SessionFactory build(Map<String, Object> further) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("test");
        this.classes.forEach(configuration::managedClass);
        this.settings.forEach(configuration::property);
        further.forEach(configuration::property);
        return configuration.createEntityManagerFactory();
    }
}
