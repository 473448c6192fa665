package com.example.workflow;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same tests on a container, as most teams run theirs: where Docker answers. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerWorkflowApiTests extends AbstractWorkflowApiTests {

    @Container
    @ServiceConnection
    static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18-alpine");
}
