package dev.migrate.autoconfigure.cli;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that says when it starts: a command is not to start it. */
@Configuration(proxyBeanMethods = false)
class CommandApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(CommandApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(arguments);
    }

    @Bean
    ApplicationRunner announcement() {
        return (ApplicationArguments arguments) ->
                System.out.println("started with " + String.join(" ", arguments.getSourceArgs()));
    }
}
