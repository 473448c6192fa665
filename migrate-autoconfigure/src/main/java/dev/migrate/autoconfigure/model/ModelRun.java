package dev.migrate.autoconfigure.model;

import dev.migrate.MigrateException;
import dev.migrate.hibernate.EntityModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Changes the applications that a main method runs so that they end with the models of their entities. One that has no
 * persistence unit goes on, as it may be the parent of one that has; one that runs within another, as that of Spring Cloud's
 * bootstrap does, is left alone.
 */
final class ModelRun implements SpringApplicationHook {

    private static final Map<String, Object> OVERRIDES = Map.ofEntries(
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.main.log-startup-info", "false"),
            Map.entry("spring.main.register-shutdown-hook", "false"),
            Map.entry("spring.main.keep-alive", "false"),
            Map.entry("spring.main.web-application-type", "none"),
            Map.entry("spring.docker.compose.enabled", "false"),
            // Otherwise Spring Boot asks the data source whether it is an embedded one.
            Map.entry("spring.jpa.hibernate.ddl-auto", "none"),
            Map.entry("spring.jpa.generate-ddl", "false"),
            Map.entry("spring.jpa.bootstrap", "default"));

    private final ModelRequest request;
    private final Map<String, EntityModel> units = new LinkedHashMap<>();
    private boolean started;
    private boolean inApplication;
    private @Nullable Throwable failure;

    ModelRun(ModelRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable SpringApplicationRunListener getRunListener(SpringApplication application) {
        if (this.inApplication) {
            return null;
        }
        this.started = true;
        this.inApplication = true;
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setApplicationContextFactory(type -> new ModelContext(this));
        return new SpringApplicationRunListener() {
            @Override
            public void environmentPrepared(ConfigurableBootstrapContext context, ConfigurableEnvironment environment) {
                environment.getPropertySources().addFirst(new MapPropertySource("migrateModel", properties()));
            }
        };
    }

    int serverMajor() {
        return this.request.serverMajor();
    }

    /** Takes the models of an application, and tells whether they are what the run is for. */
    boolean accept(Map<String, EntityModel> found) {
        this.units.putAll(found);
        this.inApplication = false;
        return !found.isEmpty();
    }

    /** Takes what made an application fail. */
    void fail(Throwable cause) {
        this.failure = cause;
    }

    ApplicationModel result() {
        Class<?> mainClass = this.request.mainClass();
        if (this.failure instanceof MigrateException known) {
            throw known;
        }
        if (this.failure != null) {
            throw ApplicationModel.failed(mainClass, this.failure);
        }
        if (!this.started) {
            throw new MigrateException(
                    "The method main of " + mainClass.getName() + " ends without starting a Spring application.",
                    "Call SpringApplication.run in it, in the thread that calls the method.");
        }
        if (this.units.isEmpty()) {
            throw new MigrateException(
                    "The application of " + mainClass.getSimpleName()
                            + " has no persistence unit, so there are no entities" + " to compare the database with.",
                    "Let Spring make an entity manager factory (spring-boot-starter-data-jpa), or write the revision by"
                            + " hand.");
        }
        return new ApplicationModel(this.units);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("logging.threshold.console", "OFF");
        properties.putAll(this.request.properties());
        properties.putAll(OVERRIDES);
        return properties;
    }
}
