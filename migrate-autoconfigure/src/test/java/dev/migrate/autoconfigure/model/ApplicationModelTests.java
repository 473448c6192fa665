package dev.migrate.autoconfigure.model;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.hibernate.EntityModel;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.testing.CountingProxy;
import dev.migrate.testing.TestPostgres;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ApplicationModelTests {

    @Test
    void readsTheEntitiesAndNeitherStartsTheApplicationNorConnects() throws Exception {
        try (CountingProxy proxy = new CountingProxy(TestPostgres.freshDatabase())) {
            String url = ((DriverManagerDataSource) proxy.dataSource()).getUrl();

            ApplicationModel model = read(
                    ShopApplication.class,
                    "--spring.datasource.url=" + url,
                    "--spring.jpa.hibernate.ddl-auto=create",
                    "--spring.jpa.bootstrap=async",
                    "--spring.main.web-application-type=servlet");

            assertThat(model.unit(null).database().tables())
                    .containsExactly(Table.of(
                            new QualifiedName(null, "article"),
                            List.of(
                                    column("colour", integer()),
                                    column("created_at", timestamptz(6)).notNull(),
                                    column("id", bigint()).identityByDefault(),
                                    column("display_name", varchar(77)).notNull(),
                                    primaryKey("id"))));
            assertThat(proxy.connections()).isZero();
            assertThat(ShopApplication.TRACES).isEmpty();
        }
    }

    @Test
    void readsSeveralUnitsAsTheApplicationConfiguresThem() {
        ApplicationModel model = read(TwoUnitsApplication.class);

        assertThat(model.units().keySet()).containsExactly("shop", "crm");
        assertThat(tables(model.unit("shop"))).containsExactly("app.t_article");
        assertThat(tables(model.unit("crm"))).containsExactly("app.t_contact_person");
        assertThat(model.unit("crm").database().schemas()).containsExactly("app");
        assertFails(
                () -> model.unit(null),
                "The application has several persistence units: shop, crm.",
                "Name the one that this database belongs to with --unit.");
        assertFails(
                () -> model.unit("sales"),
                "The application has no persistence unit sales.",
                "It has these: shop, crm.");
    }

    @Test
    void saysWhyTheConfigurationFails() {
        assertFails(
                () -> read(FailingApplication.class),
                "The configuration of FailingApplication fails before its entities can be read: IllegalStateException: the"
                        + " naming is broken",
                "Make the application start, then repeat the command. It runs without its database here; see"
                        + " docs/autogenerate.md for what that means.");
    }

    @Test
    void saysThatAMainMethodStartsNothing() {
        assertFails(
                () -> read(NothingApplication.class),
                "The method main of dev.migrate.autoconfigure.model.ApplicationModelTests$NothingApplication ends without"
                        + " starting a Spring application.",
                "Call SpringApplication.run in it, in the thread that calls the method.");
        assertFails(
                () -> read(String.class),
                "The class java.lang.String has no method main.",
                "Name the class that starts the application.");
    }

    @Test
    void saysThatThereAreNoEntities() {
        assertFails(
                () -> read(EmptyApplication.class),
                "The application of EmptyApplication has no persistence unit, so there are no entities to compare the"
                        + " database with.",
                "Let Spring make an entity manager factory (spring-boot-starter-data-jpa), or write the revision by hand.");
    }

    @Test
    void saysThatThereIsNoHibernate() throws Exception {
        URL classes =
                NothingApplication.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> mainClass = alone.loadClass(NothingApplication.class.getName());

            assertFails(
                    () -> read(mainClass),
                    "The application has no Hibernate, so there are no entities to compare the database with.",
                    "Add spring-boot-starter-data-jpa, or write the revision by hand.");
        }
    }

    private static ApplicationModel read(Class<?> mainClass, String... arguments) {
        return ApplicationModel.read(new ModelRequest(mainClass, List.of(arguments), Map.of(), 18));
    }

    private static List<String> tables(EntityModel model) {
        return model.database().tables().stream()
                .map(table -> table.name().toString())
                .toList();
    }

    private static void assertFails(Runnable action, String problem, String whatToDo) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(MigrateException.class, ex -> {
            assertThat(ex.problem()).isEqualTo(problem);
            assertThat(ex.action()).isEqualTo(whatToDo);
        });
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
    static class FailingApplication {

        public static void main(String[] args) {
            SpringApplication.run(FailingApplication.class, args);
        }

        @Bean
        org.hibernate.boot.model.naming.PhysicalNamingStrategy naming() {
            throw new IllegalStateException("the naming is broken");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class EmptyApplication {

        public static void main(String[] args) {
            SpringApplication.run(EmptyApplication.class, args);
        }
    }

    static class NothingApplication {

        public static void main(String[] args) {
            // As a tool does.
        }
    }
}
