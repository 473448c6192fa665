package com.example.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.autoconfigure.cli.CommandExit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The revisions make what the entities want, as the commands see it: a change of one without the other fails the build. */
@ExtendWith(OutputCaptureExtension.class)
class EntitiesAndRevisionsTests {

    private EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        this.postgres = EmbeddedPostgres.start();
    }

    @AfterEach
    void stop() throws IOException {
        this.postgres.close();
    }

    @Test
    void agree(CapturedOutput output) {
        assertThat(migrate("upgrade", "heads")).isZero();

        assertThat(migrate("check")).as(output.getAll()).isZero();
    }

    @Test
    void entitiesAloneLeadToARevisionThatNeedsNoSecondOne(CapturedOutput output) throws IOException {
        String location = "--migrate.locations=file:" + this.folder;

        assertThat(migrate("revision", "--autogenerate", "-m", "everything", location))
                .as(output.getAll())
                .isZero();
        assertThat(migrate("upgrade", "heads", location)).as(output.getAll()).isZero();
        assertThat(migrate("check", "--drops", location)).as(output.getAll()).isZero();
        assertThat(migrate("revision", "--autogenerate", "-m", "again", location))
                .isZero();
        assertThat(migrate("downgrade", "base", location)).as(output.getAll()).isZero();

        try (Stream<Path> revisions = Files.list(this.folder)) {
            assertThat(revisions).hasSize(1);
        }
    }

    private int migrate(String... command) {
        AtomicInteger exitCode = new AtomicInteger(-1);
        SpringApplication application = new SpringApplication(WorkflowApplication.class);
        application.setMainApplicationClass(WorkflowApplication.class);
        application.addBootstrapRegistryInitializer(
                registry -> registry.register(CommandExit.class, InstanceSupplier.of(exitCode::set)));
        List<String> configuration = List.of(
                "--spring.datasource.url=jdbc:postgresql://localhost:" + this.postgres.getPort() + "/postgres",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--migrate.env-file=",
                "--workflow.local-database.enabled=false");
        String[] arguments = Stream.of(Stream.of("migrate"), Stream.of(command), configuration.stream())
                .flatMap(some -> some)
                .toArray(String[]::new);
        // The command runs in place of the application, whose start ends there.
        assertThatThrownBy(() -> application.run(arguments)).isInstanceOf(AbandonedRunException.class);
        return exitCode.get();
    }
}
