package dev.migrate.autoconfigure.cli;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that upgrades its database when it starts, and with {@code --linger} goes on until it is told to end. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class})
class StartingApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(StartingApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(arguments);
    }

    @Bean
    ApplicationRunner announcement() {
        return (ApplicationArguments arguments) -> {
            System.out.println("started with " + String.join(" ", arguments.getSourceArgs()));
            if (arguments.containsOption("linger")) {
                new Thread(StartingApplication::linger).start();
            }
        };
    }

    private static synchronized void linger() {
        try {
            while (true) {
                StartingApplication.class.wait();
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
