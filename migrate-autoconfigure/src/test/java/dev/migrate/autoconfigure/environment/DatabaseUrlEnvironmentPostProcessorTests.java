package dev.migrate.autoconfigure.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseUrlEnvironmentPostProcessorTests {

    private static final String URL = "postgresql://u:s3cret@h/d";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void givesTheDataSourceAndR2dbcTheirProperties() {
        ConfigurableEnvironment environment = process(Map.of("DATABASE_URL", URL), Map.of(), Map.of());

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://h/d");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("u");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("s3cret");
        assertThat(environment.getProperty("spring.r2dbc.url")).isEqualTo("r2dbc:postgresql://h/d");
        assertThat(environment.getProperty("spring.r2dbc.username")).isEqualTo("u");
        assertThat(environment.getProperty("spring.r2dbc.password")).isEqualTo("s3cret");
        assertThat(environment.getProperty("migrate.url")).isNull();
    }

    @Test
    void goesBeforeAConfigurationFileAndHidesItsCredentials() {
        ConfigurableEnvironment environment = process(
                Map.of("DATABASE_URL", "postgresql://h/d"),
                Map.of(
                        "spring.datasource.url", "jdbc:postgresql://dev/dev",
                        "spring.datasource.username", "dev",
                        "spring.datasource.password", "dev"),
                Map.of());

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://h/d");
        assertThat(environment.getProperty("spring.datasource.username")).isEmpty();
        assertThat(environment.getProperty("spring.datasource.password")).isEmpty();
    }

    @Test
    void anExplicitUrlOfHigherPrecedenceWinsAndCredentialsDoNotMix() {
        ConfigurableEnvironment environment = process(
                Map.of("DATABASE_URL", URL), Map.of(), Map.of("spring.datasource.url", "jdbc:postgresql://x/y"));

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://x/y");
        assertThat(environment.getProperty("spring.datasource.username")).isNull();
        assertThat(environment.getProperty("spring.datasource.password")).isNull();
    }

    @Test
    void anExplicitUrlInTheSamePlaceWins() {
        ConfigurableEnvironment environment = process(
                Map.of("DATABASE_URL", URL, "SPRING_DATASOURCE_URL", "jdbc:postgresql://x/y"), Map.of(), Map.of());

        assertThat(environment.getProperty("spring.datasource.password")).isNull();
    }

    @Test
    void aJndiNameOfHigherPrecedenceWins() {
        ConfigurableEnvironment environment = process(
                Map.of("DATABASE_URL", URL), Map.of(), Map.of("spring.datasource.jndi-name", "java:comp/env/db"));

        assertThat(environment.getProperty("spring.datasource.url")).isNull();
    }

    @Test
    void aDirectUrlIsForMigrationsAlone() {
        ConfigurableEnvironment environment = process(
                Map.of("DATABASE_URL", "postgresql://a:b@pooler/d", "DIRECT_DATABASE_URL", URL), Map.of(), Map.of());

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://pooler/d");
        assertThat(environment.getProperty("migrate.url")).isEqualTo("jdbc:postgresql://h/d");
        assertThat(environment.getProperty("migrate.username")).isEqualTo("u");
        assertThat(environment.getProperty("migrate.password")).isEqualTo("s3cret");
    }

    @Test
    void aDirectUrlIsOfTheDatabaseThatIsNamedInItsPlaceOrBehindIt() {
        Map<String, Object> direct = Map.of("DIRECT_DATABASE_URL", URL);
        Map<String, Object> both = Map.of("DATABASE_URL", "postgresql://a:b@pooler/d", "DIRECT_DATABASE_URL", URL);
        Map<String, Object> explicit = Map.of("spring.datasource.url", "jdbc:postgresql://x/y");

        assertThat(DirectUrl.overtakenBy(process(Map.of(), Map.of(), Map.of()))).isNull();
        assertThat(DirectUrl.overtakenBy(process(both, Map.of(), Map.of()))).isNull();
        assertThat(DirectUrl.overtakenBy(process(direct, explicit, Map.of()))).isNull();
        assertThat(DirectUrl.overtakenBy(process(direct, explicit, direct))).isNull();
        assertThat(DirectUrl.overtakenBy(process(both, Map.of(), Map.of("migrate.url", "jdbc:postgresql://z/z"))))
                .isNull();
        assertThat(DirectUrl.overtakenBy(process(both, Map.of(), explicit))).isEqualTo("commandLine");
        assertThat(DirectUrl.overtakenBy(process(both, Map.of(), Map.of("spring.datasource.jndi-name", "jdbc/db"))))
                .isEqualTo("commandLine");
        assertThat(DirectUrl.overtakenBy(process(Map.of("DATABASE_URL", "postgresql://a:b@h2/d"), direct, Map.of())))
                .isEqualTo("DATABASE_URL as spring.datasource");
    }

    @Test
    void aScratchUrlNamesAServerOfItsOwn() {
        ConfigurableEnvironment environment = process(
                Map.of("DATABASE_URL", "postgresql://a:b@h2/d", "SCRATCH_DATABASE_URL", URL), Map.of(), Map.of());

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://h2/d");
        assertThat(environment.getProperty("migrate.autogenerate.scratch.url")).isEqualTo("jdbc:postgresql://h/d");
        assertThat(environment.getProperty("migrate.autogenerate.scratch.username"))
                .isEqualTo("u");
        assertThat(environment.getProperty("migrate.autogenerate.scratch.password"))
                .isEqualTo("s3cret");
    }

    @Test
    void leavesAnotherDatabaseAloneAndSaysSo(CapturedOutput output) {
        SpringApplication application = new SpringApplication(DatabaseUrlEnvironmentPostProcessorTests.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        try (ConfigurableApplicationContext context =
                application.run("--DATABASE_URL=mysql://u:s3cret@h/d", "--migrate.enabled=false")) {
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .isNull();
        }

        assertThat(output)
                .contains("DATABASE_URL does not begin with postgresql:// or another spelling of it, so it does not"
                        + " become spring.datasource.url.")
                .doesNotContain("s3cret");
    }

    @Test
    void aDollarAndABraceInAPasswordStayAsTheyAre() {
        ConfigurableEnvironment environment =
                process(Map.of("DATABASE_URL", "postgresql://u:a${HOME}b@h/d"), Map.of(), Map.of());

        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("a${HOME}b");
    }

    @Test
    void aReactiveUrlAloneGivesMigrationsTheirConnection() {
        ConfigurableEnvironment environment = process(
                Map.of(),
                Map.of("spring.r2dbc.url", "r2dbc:postgresql://h/d", "spring.r2dbc.username", "u"),
                Map.of("spring.r2dbc.password", "s3cret"));

        assertThat(environment.getProperty("migrate.url")).isEqualTo("jdbc:postgresql://h/d");
        assertThat(environment.getProperty("migrate.username")).isEqualTo("u");
        assertThat(environment.getProperty("migrate.password")).isEqualTo("s3cret");
    }

    @Test
    void readsTheFileOfVariables() throws IOException {
        Path file = write("""
                # a comment
                export DATABASE_URL="postgresql://u:a\\"b@h/d"   # behind it
                SPRING_APPLICATION_NAME='my app'
                PLAIN = x=y#z # note
                DOLLAR='${HOME}'
                """);

        ConfigurableEnvironment environment =
                process(Map.of(), Map.of("spring.datasource.url", "jdbc:postgresql://dev/dev"), file(file));

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://h/d");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("a\"b");
        assertThat(environment.getProperty("spring.application.name")).isEqualTo("my app");
        assertThat(environment.getProperty("PLAIN")).isEqualTo("x=y#z");
        assertThat(environment.getProperty("DOLLAR")).isEqualTo("${HOME}");
    }

    @Test
    void aQuotedValueMayHaveSeveralLinesAndBeLong() throws IOException {
        String key =
                "-----BEGIN PRIVATE KEY-----\n" + "MIIE vQIBADAN # x\n".repeat(300) + "-----END PRIVATE KEY-----\n";
        Path file = write("KEY=\"" + key.replace("\n", "\r\n") + "\"  # mine\r\nOTHER='a\n  b '\nLAST=\""
                + "x\\n".repeat(20_000) + "\"\n");

        ConfigurableEnvironment environment = process(Map.of(), Map.of(), file(file));

        assertThat(environment.getProperty("KEY")).isEqualTo(key);
        assertThat(environment.getProperty("OTHER")).isEqualTo("a\n  b ");
        assertThat(environment.getProperty("LAST")).isEqualTo("x\n".repeat(20_000));
    }

    @Test
    void theRealEnvironmentGoesBeforeTheFile() throws IOException {
        Path file = write("DATABASE_URL=postgresql://file/d\n");

        assertThat(process(Map.of("DATABASE_URL", URL), Map.of(), file(file)).getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:postgresql://h/d");
    }

    @Test
    void refusesAFileThatWasNamedAndIsNotThere() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> process(Map.of(), Map.of(), Map.of("migrate.env-file", "none.env")))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The file none.env of migrate.env-file does not exist in "
                                    + Path.of("").toAbsolutePath() + ".");
                    assertThat(ex.action())
                            .isEqualTo("Create it, name another one, or set migrate.env-file to nothing.");
                });
    }

    @Test
    void namesTheLineAndNotTheValueOfWhatItCannotRead() throws IOException {
        Path file = write("A=1\nPASSWORD s3cret\n");
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> process(Map.of(), Map.of(), file(file)))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo(file + ", line 2, is no assignment.");
                    assertThat(ex.action()).isEqualTo("Write KEY=value, or begin a comment with #.");
                });
        Path open = write("PASSWORD='s3cret\nB='x'\n");
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> process(Map.of(), Map.of(), file(open)))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo(open + ", line 1, has a quote that does not end, or text behind it.");
                    assertThat(ex.action())
                            .isEqualTo("Close the quote at the end of the value; write \\\" for a quote inside double"
                                    + " quotes.");
                });
    }

    private static Map<String, Object> file(Path file) {
        return Map.of("migrate.env-file", file.toString());
    }

    private Path write(String text) throws IOException {
        Path file = Files.createTempFile(this.folder, "variables", ".env");
        return Files.writeString(file, text);
    }

    private static ConfigurableEnvironment process(
            Map<String, Object> variables, Map<String, Object> configuration, Map<String, Object> commandLine) {
        StandardEnvironment environment = new StandardEnvironment();
        String systemEnvironment = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(systemEnvironment, new SystemEnvironmentPropertySource(systemEnvironment, variables));
        environment.getPropertySources().addFirst(new MapPropertySource("commandLine", commandLine));
        environment.getPropertySources().addLast(new MapPropertySource("configuration", configuration));
        new DatabaseUrlEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
