package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class IdentifiersTests {

    /** The server's own words, and whatever else can be a name. */
    @Test
    void quotesAsTheServerDoes() throws SQLException {
        List<String> names = new ArrayList<>(List.of(
                "users",
                "Users",
                "_a1",
                "1a",
                "a-b",
                "a.b",
                "a b",
                "a\"b",
                "Übung",
                "x; drop table y",
                "'",
                "\\",
                "a$b"));
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet words = statement.executeQuery("select word from pg_get_keywords()")) {
                while (words.next()) {
                    names.add(words.getString(1));
                }
            }
            try (PreparedStatement quote = connection.prepareStatement("select quote_ident(?)")) {
                for (String name : names) {
                    quote.setString(1, name);
                    try (ResultSet row = quote.executeQuery()) {
                        row.next();
                        String ours = Identifiers.quote(name);
                        // What a newer server needs quoted, is quoted for an older one too.
                        assertThat(ours).isIn(row.getString(1), '"' + name + '"');
                        if (ours.equals(name)) {
                            assertThat(row.getString(1)).isEqualTo(name);
                        }
                    }
                }
            }
        }
    }

    @Test
    void refusesWhatPostgresqlWouldCutOrCannotStore() {
        assertRefused("", "A name is empty.", "Give it at least one character.");
        assertRefused(
                "x".repeat(64),
                "The name \"" + "x".repeat(64)
                        + "\" is 64 bytes long, and PostgreSQL keeps only the first 63 bytes of a" + " name.",
                "Choose a shorter name.");
        assertRefused(
                "ü".repeat(32),
                "The name \"" + "ü".repeat(32)
                        + "\" is 64 bytes long, and PostgreSQL keeps only the first 63 bytes of a" + " name.",
                "Choose a shorter name.");
        assertRefused(
                "a\0b",
                "The name \"a\\0b\" holds a NUL character, which PostgreSQL cannot store.",
                "Take the character out of the name.");
        assertThat(Identifiers.quote("x".repeat(63))).hasSize(63);
    }

    private static void assertRefused(String name, String problem, String action) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> Identifiers.quote(name))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo(problem);
                    assertThat(ex.action()).isEqualTo(action);
                });
    }
}
