package dev.migrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class TestPostgresTests {

    @Test
    void runsTheMajorThatWasAskedFor() throws SQLException {
        try (var connection = TestPostgres.freshDatabase().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show server_version")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith(TestPostgres.major() + ".");
        }
    }
}
