package dev.migrate.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads when a revision was written: ISO 8601, or as Alembic writes it, with a blank in place of the T. */
final class CreateDate {

    private static final int DATE_LENGTH = "2024-01-01".length();

    /** As new revisions have it, with a zero for any digit. */
    private static final String USUAL = "0000-00-00T00:00:00Z";

    private CreateDate() {}

    /** Reads a date; {@code null} if the text is empty. Without an offset it is UTC, as that does not change by place. */
    static @Nullable Instant parse(Place place, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (isUsual(text)) {
                return usual(text);
            }
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
        } catch (DateTimeException ex) {
            throw place.error("\"" + text + "\" is no date and time.", "Write it as 2024-01-01T12:00:00Z.", ex);
        }
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            if (USUAL.charAt(i) == '0' ? c < '0' || c > '9' : c != USUAL.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A formatter would take as long as all the rest of a file, until it is compiled. */
    private static Instant usual(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
