package dev.migrate.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the table of properties in the manual the same as the metadata that an IDE completes from. With
 * {@code -Dmigrate.manual=write} the test writes the page.
 */
class ConfigurationManualTests {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void theManualListsEveryProperty() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("migrate.manual"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("run this test with -Dmigrate.manual=write")
                .isEqualTo(page);
    }

    private static String page() throws IOException {
        return """
                # Configuration

                Every property of migrate, made from the metadata from which an IDE completes. A key below `migrate.` that is
                not in this table stops the start, so a typing error does not go unnoticed. The same keys can be given as
                environment variables, such as `MIGRATE_STARTUP=check`.

                | property | default | meaning |
                |---|---|---|
                """ + rows() + """

                With actuator, `management.endpoint.migrations.access` (default `read-only`) and
                `management.endpoint.migrations.cache.time-to-live` (default `0ms`) apply to the endpoint as to any other.

                `DATABASE_URL`, `DIRECT_DATABASE_URL` and `.env.api` are on a page of their own:
                [the database URL](configuration-url.md).
                """;
    }

    private static String rows() throws IOException {
        try (InputStream metadata =
                ConfigurationManualTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode properties = JsonMapper.shared()
                    .readTree(Objects.requireNonNull(metadata))
                    .get("properties");
            return properties
                    .valueStream()
                    .filter(property -> property.get("name").asString().startsWith("migrate."))
                    .map(ConfigurationManualTests::row)
                    .sorted()
                    .collect(Collectors.joining());
        }
    }

    private static String row(JsonNode property) {
        JsonNode value = property.get("defaultValue");
        return "| `" + property.get("name").asString() + "` | "
                + (value == null ? "" : "`" + value.asString() + "`") + " | "
                + property.get("description").asString().replace("|", "\\|") + " |\n";
    }
}
