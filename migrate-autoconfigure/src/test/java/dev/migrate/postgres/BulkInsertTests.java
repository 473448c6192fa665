package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.operation.Operations;
import dev.migrate.testing.TestPostgres;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals: each value of Java comes back from the server as the same value, whatever its settings are. */
@Tag("postgres")
class BulkInsertTests {

    private record Line(
            String type, @Nullable Object value, @Nullable String asRead) {}

    private static Line line(String type, @Nullable Object value, @Nullable String asRead) {
        return new Line(type, value, asRead);
    }

    private static final List<Line> TABLE = List.of(
            line("text", null, null),
            line("boolean", true, "true"),
            line("smallint", (byte) -1, "-1"),
            line("smallint", (short) 32767, "32767"),
            line("integer", Integer.MIN_VALUE, "-2147483648"),
            line("bigint", Long.MIN_VALUE, "-9223372036854775808"),
            line("numeric", new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
            line("numeric", new BigDecimal("-0.10"), "-0.10"),
            line("numeric", new BigDecimal("1E+3"), "1000"),
            line("real", 0.1f, "0.1"),
            line("real", Float.MIN_VALUE, "1e-45"),
            line("double precision", 0.1, "0.1"),
            line("double precision", Double.MIN_VALUE, "5e-324"),
            line("double precision", Double.MAX_VALUE, "1.7976931348623157e+308"),
            line("double precision", -0.0, "-0"),
            line("double precision", Double.NaN, "NaN"),
            line("double precision", Double.NEGATIVE_INFINITY, "-Infinity"),
            line("numeric", 0.5, "0.5"),
            line("money", new BigDecimal("12.50"), "$12.50"),
            line("text", "", ""),
            line("text", "it's", "it's"),
            line("text", "a\\b\nc\td\\'", "a\\b\nc\td\\'"),
            line("text", "$$ :name ? {d 'x'} -- /*", "$$ :name ? {d 'x'} -- /*"),
            line("text", "Übung \uD83D\uDE00", "Übung \uD83D\uDE00"),
            line("text", 'c', "c"),
            line("text", DayOfWeek.MONDAY, "MONDAY"),
            line("varchar(3)", java.nio.CharBuffer.wrap("abc"), "abc"),
            line(
                    "uuid",
                    UUID.fromString("00000000-0000-0000-0000-00000000000a"),
                    "00000000-0000-0000-0000-00000000000a"),
            line("bytea", new byte[] {0, 39, 92, -1}, "\\x00275cff"),
            line("bytea", new byte[0], "\\x"),
            line("date", LocalDate.of(2024, 2, 29), "2024-02-29"),
            line("date", LocalDate.of(-43, 3, 15), "0044-03-15 BC"),
            line("date", LocalDate.of(10000, 1, 1), "10000-01-01"),
            line("date", LocalDate.MAX, "infinity"),
            line("date", LocalDate.MIN, "-infinity"),
            line("time", LocalTime.of(1, 2), "01:02:00"),
            line("time", LocalTime.of(1, 2, 3, 456_789_000), "01:02:03.456789"),
            line("timetz", OffsetTime.parse("01:02:03+05:30"), "01:02:03+05:30"),
            line("timestamp", LocalDateTime.of(2024, 1, 2, 3, 4), "2024-01-02 03:04:00"),
            line("timestamp", LocalDateTime.of(0, 1, 2, 3, 4, 5, 1000), "0001-01-02 03:04:05.000001 BC"),
            line("timestamp", LocalDateTime.MAX, "infinity"),
            line("timestamptz", Instant.parse("2024-01-02T03:04:05.678Z"), "2024-01-02 03:04:05.678+00"),
            line("timestamptz", Instant.MIN, "-infinity"),
            line("timestamptz", OffsetDateTime.parse("2024-01-02T03:04:05+05:30"), "2024-01-01 21:34:05+00"),
            line(
                    "timestamptz",
                    ZonedDateTime.parse("2024-07-02T03:04:05+02:00[Europe/Berlin]"),
                    "2024-07-02 01:04:05+00"),
            line("interval", Duration.ofHours(30).plusMillis(-1500), "29:59:58.5"),
            line("interval", Duration.ofSeconds(-1, 500_000_000), "-00:00:00.5"),
            line("interval", Period.of(1, -2, 3), "10 mons 3 days"),
            line("integer", Year.of(2024), "2024"),
            line("jsonb", "{\"a\": \"it's \\\\ :x ?\"}", "{\"a\": \"it's \\\\ :x ?\"}"),
            line("inet", "::1/64", "::1/64"),
            line("int4range", "[1,5)", "[1,5)"),
            line("text[]", List.of(), "{}"),
            line(
                    "text[]",
                    Arrays.asList("a,b", "c\"d", "e\\f", "NULL", null, "", "{g}", "it's"),
                    "{\"a,b\",\"c\\\"d\",\"e\\\\f\",\"NULL\",NULL,\"\",\"{g}\",it's}"),
            line("integer[]", new int[] {1, -2}, "{1,-2}"),
            line("integer[]", List.of(List.of(1, 2), List.of(3, 4)), "{{1,2},{3,4}}"),
            line("bytea[]", List.of(new byte[] {92}), "{\"\\\\x5c\"}"),
            line("timestamptz[]", List.of(Instant.EPOCH), "{\"1970-01-01 00:00:00+00\"}"),
            line("date[]", new LocalDate[] {LocalDate.EPOCH}, "{1970-01-01}"),
            line("integer", sql("1 + 1"), "2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "set standard_conforming_strings = off; set escape_string_warning = off",
                "set datestyle = 'ISO, DMY'; set intervalstyle = 'sql_standard'; set bytea_output = 'escape'",
                "set extra_float_digits = -15; set lc_monetary = 'C'; set timezone = 'Asia/Kolkata'"
            })
    void writesEachValueSoThatItIsReadAsTheSame(String settings) throws SQLException {
        String[] names = IntStream.range(0, TABLE.size())
                .mapToObj(number -> "c" + number)
                .toArray(String[]::new);
        Operations op = new Operations();
        op.bulkInsert("t", names).row(TABLE.stream().map(Line::value).toArray());
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("create table t ("
                    + String.join(
                            ", ",
                            IntStream.range(0, TABLE.size())
                                    .mapToObj(number -> names[number] + " "
                                            + TABLE.get(number).type())
                                    .toList())
                    + ")");
            statement.execute(settings);
            for (String sql : OperationCase.render(op.recorded())) {
                statement.execute(sql);
            }
            statement.execute("reset all; set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1;"
                    + " set lc_monetary = 'C'");
            for (int number = 0; number < TABLE.size(); number++) {
                try (ResultSet rows = statement.executeQuery("select " + names[number] + "::text from t")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1))
                            .as(TABLE.get(number).toString())
                            .isEqualTo(TABLE.get(number).asRead());
                }
            }
        }
    }

    @Test
    void writesRowsInStatementsOfAReadableSize() {
        Operations op = new Operations();
        var rows = op.bulkInsert("order", "select", "b");
        for (int number = 0; number < 501; number++) {
            rows.row(number, "x");
        }

        List<String> sql = OperationCase.render(op.recorded());

        assertThat(sql).hasSize(2);
        assertThat(sql.get(0)).startsWith("insert into \"order\" (\"select\", b) values\n    (0, 'x'),\n    (1, 'x'),");
        assertThat(sql.get(1)).isEqualTo("insert into \"order\" (\"select\", b) values\n    (500, 'x')");
    }

    /** Java formats numbers with the digits of the user's language, and PostgreSQL reads only those of ASCII. */
    @Test
    void writesDatesAlikeInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            Operations op = new Operations();
            op.bulkInsert("t", "a", "b").row(LocalDate.of(2024, 2, 29), Instant.parse("2024-02-29T12:00:00Z"));

            assertThat(OperationCase.render(op.recorded()))
                    .containsExactly("insert into t (a, b) values\n    ('2024-02-29', '2024-02-29 12:00+00')");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesNothingForNoRows() {
        Operations op = new Operations();
        op.bulkInsert("t", "a");

        assertThat(OperationCase.render(op.recorded())).isEmpty();
    }

    @Test
    void refusesWhatHasNoLiteral() {
        assertRefused(
                YearMonth.of(2024, 1),
                "A value of type java.time.YearMonth has no literal in PostgreSQL.",
                "Use LocalDate, LocalTime, LocalDateTime, OffsetTime, OffsetDateTime, Instant, Duration or Period.");
        assertRefused(
                new Object(),
                "A value of type java.lang.Object has no literal in PostgreSQL.",
                "Use a string, a number, a boolean, a UUID, a java.time value, a byte[] or a list of these, or write"
                        + " sql(\"...\") for an expression.");
        assertRefused(
                "a\0b",
                "A text holds a NUL character, which PostgreSQL cannot store: \"a\\0b\".",
                "Take the character out of the text, or use a column of type bytea.");
        assertRefused(
                List.of(sql("now()")),
                "An expression cannot be an element of an array literal.",
                "Write the whole array as an expression: sql(\"array[...]\").");
    }

    @Test
    void refusesARowOfAnotherLength() {
        Operations op = new Operations();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> op.bulkInsert("people", "name", "age").row("Ada"))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo("Row 1 for table \"people\" has 1 values for 2 columns.");
                    assertThat(ex.action()).isEqualTo("Give one value for each of: name, age.");
                });
    }

    private static void assertRefused(Object value, String problem, String action) {
        Operations op = new Operations();
        op.bulkInsert("t", "a").row(value);
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> OperationCase.render(op.recorded()))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo(problem);
                    assertThat(ex.action()).isEqualTo(action);
                });
    }
}
