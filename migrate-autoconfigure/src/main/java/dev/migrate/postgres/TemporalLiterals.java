package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;

/**
 * Writes dates and times in the ISO form that PostgreSQL reads the same under every DateStyle and IntervalStyle. The
 * greatest and least values of java.time are PostgreSQL's infinity, as in its JDBC driver.
 */
final class TemporalLiterals {

    private static final Map<Object, String> INFINITE = Map.of(
            LocalDate.MAX, "infinity",
            LocalDate.MIN, "-infinity",
            LocalDateTime.MAX, "infinity",
            LocalDateTime.MIN, "-infinity",
            OffsetDateTime.MAX, "infinity",
            OffsetDateTime.MIN, "-infinity",
            Instant.MAX, "infinity",
            Instant.MIN, "-infinity");

    private TemporalLiterals() {}

    static String plain(Object value) {
        String infinite = INFINITE.get(value);
        if (infinite != null) {
            return infinite;
        }
        if (value instanceof LocalDate date) {
            return day(date) + era(date);
        }
        if (value instanceof LocalDateTime dateTime) {
            return day(dateTime.toLocalDate()) + " " + dateTime.toLocalTime() + era(dateTime.toLocalDate());
        }
        if (value instanceof OffsetDateTime dateTime) {
            return at(dateTime);
        }
        if (value instanceof ZonedDateTime dateTime) {
            return at(dateTime.toOffsetDateTime());
        }
        if (value instanceof Instant instant) {
            return at(instant.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof LocalTime
                || value instanceof OffsetTime
                || value instanceof Year
                || value instanceof Period) {
            return value.toString();
        }
        if (value instanceof Duration duration) {
            return seconds(duration);
        }
        throw new MigrateException(
                "A value of type " + value.getClass().getName() + " has no literal in PostgreSQL.",
                "Use LocalDate, LocalTime, LocalDateTime, OffsetTime, OffsetDateTime, Instant, Duration or Period.");
    }

    private static String at(OffsetDateTime dateTime) {
        LocalDate date = dateTime.toLocalDate();
        String offset = dateTime.getOffset().equals(ZoneOffset.UTC)
                ? "+00"
                : dateTime.getOffset().getId();
        return day(date) + " " + dateTime.toLocalTime() + offset + era(date);
    }

    /** PostgreSQL counts 1 BC before 1; java.time has the year 0 between. */
    private static String day(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    /** Hours and more are left out: a duration has no days, and PostgreSQL makes none of seconds. */
    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " seconds";
    }
}
