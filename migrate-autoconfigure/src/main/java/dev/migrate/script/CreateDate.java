package dev.migrate.script;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads when a revision was written: ISO 8601, or as Alembic writes it, with a blank in place of the T. */
final class CreateDate {

    private static final int DATE_LENGTH = "2024-01-01".length();

    private CreateDate() {}

    /** Reads a date; {@code null} if the text is empty. Without an offset it is UTC, as that does not change by place. */
    static @Nullable Instant parse(Place place, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            String iso = text.charAt(Math.min(DATE_LENGTH, text.length() - 1)) == ' '
                    ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1)
                    : text;
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime date
                    ? date.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException ex) {
            throw place.error("\"" + text + "\" is no date and time.", "Write it as 2024-01-01T12:00:00Z.", ex);
        }
    }
}
