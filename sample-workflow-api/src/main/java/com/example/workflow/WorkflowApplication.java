package com.example.workflow;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.web.config.EnableSpringDataWebSupport;
import org.springframework.data.web.config.EnableSpringDataWebSupport.PageSerializationMode;

/** Starts the service. */
@SpringBootApplication
@EnableSpringDataWebSupport(pageSerializationMode = PageSerializationMode.VIA_DTO)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Workflow Management API",
                        version = "1",
                        description = "Describe workflows, run them step by step, and see who did what."))
public class WorkflowApplication {

    /** Starts the service from the command line. */
    public static void main(String[] args) {
        SpringApplication.run(WorkflowApplication.class, args);
    }

    /** Ticks in microseconds as PostgreSQL does, so that an answer shows the time that is stored. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
