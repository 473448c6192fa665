package dev.migrate.autoconfigure.model;

import dev.migrate.MigrateException;
import dev.migrate.hibernate.EntityModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;

/**
 * The models of an application's persistence units.
 *
 * @param units the models by the names of their units, in the order in which the application defines them
 */
public record ApplicationModel(Map<String, EntityModel> units) {

    private static final String DEVTOOLS = "spring.devtools.restart.enabled";

    /** Copies the map. */
    public ApplicationModel {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    /**
     * Runs the main method of an application up to the point where its beans would be made, and lets it make the entity
     * manager factories only, with what they need. No bean of type {@code DataSource} is made and no connection opened;
     * there is no web server, no runner, no lifecycle and no event.
     *
     * @throws MigrateException if the application has no Hibernate or no persistence unit, if it does not start a Spring
     *     application, or if its configuration fails; the message holds the root cause
     */
    public static ApplicationModel read(ModelRequest request) {
        ClassLoader classLoader = request.mainClass().getClassLoader();
        if (!ClassUtils.isPresent("org.hibernate.integrator.spi.Integrator", classLoader)
                || !ClassUtils.isPresent("org.springframework.orm.jpa.AbstractEntityManagerFactoryBean", classLoader)) {
            throw new MigrateException(
                    "The application has no Hibernate, so there are no entities to compare the database with.",
                    "Add spring-boot-starter-data-jpa, or write the revision by hand.");
        }
        ModelRun run = new ModelRun(request);
        // Devtools would run the main method again in a thread of its own, where the application would really start.
        String devtools = System.setProperty(DEVTOOLS, "false");
        try {
            SpringApplication.withHook(run, () -> invoke(request));
        } catch (AbandonedRunException ex) {
            // The way in which a run ends that has what it wants.
        } finally {
            if (devtools == null) {
                System.clearProperty(DEVTOOLS);
            } else {
                System.setProperty(DEVTOOLS, devtools);
            }
        }
        return run.result();
    }

    /**
     * Returns the model of a unit.
     *
     * @param name the name of the unit, or {@code null} if the application has only one
     * @throws MigrateException if there is no such unit, or if there are several and none is named
     */
    public EntityModel unit(@Nullable String name) {
        if (name == null && this.units.size() == 1) {
            return this.units.values().iterator().next();
        }
        String list = String.join(", ", this.units.keySet());
        if (name == null) {
            throw new MigrateException(
                    "The application has several persistence units: " + list + ".",
                    "Name the one that this database belongs to with --unit.");
        }
        EntityModel model = this.units.get(name);
        if (model == null) {
            throw new MigrateException(
                    "The application has no persistence unit " + name + ".", "It has these: " + list + ".");
        }
        return model;
    }

    private static void invoke(ModelRequest request) {
        try {
            MainMethod.of(request.mainClass()).invoke(request.arguments());
        } catch (AbandonedRunException | MigrateException ex) {
            throw ex;
        } catch (Exception ex) {
            throw failed(request.mainClass(), ex);
        }
    }

    static MigrateException failed(Class<?> mainClass, Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = cause.getMessage();
        return new MigrateException(
                "The configuration of " + mainClass.getSimpleName() + " fails before its entities can be read: "
                        + cause.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip()),
                "Make the application start, then repeat the command. It runs without its database here; see"
                        + " docs/autogenerate.md for what that means.",
                failure);
    }
}
