package dev.migrate.autoconfigure.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

class ReactiveApplicationTests {

    private final Database database = TestPostgres.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql", "postgresql+asyncpg", "r2dbc:postgresql"})
    void oneVariableInAnySpellingServesTheApplicationAndItsMigrations(String scheme) {
        String url = this.database.libpqUrl().replaceFirst("^postgresql", scheme);
        try (ConfigurableApplicationContext context = start("DATABASE_URL=" + url)) {
            requireThatItWorks(context);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "spring.r2dbc.url")
    void theReactiveUrlAloneIsEnough(String property) {
        try (ConfigurableApplicationContext context = start(
                property + "=r2dbc:postgresql://" + this.database.host() + ":" + this.database.port() + "/"
                        + this.database.name(),
                "spring.r2dbc.username=" + this.database.username(),
                "spring.r2dbc.password=" + this.database.password())) {
            requireThatItWorks(context);
        }
    }

    private void requireThatItWorks(ConfigurableApplicationContext context) {
        assertThat(new Catalog(this.database).heads()).containsExactly("aaa");
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        List<String> greetings = WebClient.create("http://localhost:" + port)
                .get()
                .uri("/greetings")
                .retrieve()
                .bodyToFlux(String.class)
                .collectList()
                .block();
        assertThat(greetings).containsExactly("hello");
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        for (Class<?> type : List.of(ConnectionFactory.class, DatabaseClient.class, R2dbcEntityTemplate.class)) {
            assertThat(beans.getBeanNamesForType(type))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(beans.getBeanDefinition(name).getDependsOn())
                            .contains("migrationInitializer"));
        }
    }

    private static ConfigurableApplicationContext start(String... properties) {
        SpringApplication application = new SpringApplication(ReactiveApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        String[] arguments = new String[properties.length + 2];
        arguments[0] = "--server.port=0";
        arguments[1] = "--migrate.locations=classpath:reactive/revisions";
        for (int i = 0; i < properties.length; i++) {
            arguments[i + 2] = "--" + properties[i];
        }
        return application.run(arguments);
    }

    @Table
    record Greeting(@Id Long id, String text) {}

    interface Greetings extends ReactiveCrudRepository<Greeting, Long> {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableR2dbcRepositories(considerNestedRepositories = true)
    @RestController
    static class ReactiveApplication {

        private final Greetings greetings;

        ReactiveApplication(Greetings greetings) {
            this.greetings = greetings;
        }

        @GetMapping("/greetings")
        Flux<String> greetings() {
            return this.greetings.findAll().map(Greeting::text);
        }
    }
}
