package dev.migrate.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** The revisions that are measured: one line of small tables, with ids that look random. */
final class RevisionText {

    private RevisionText() {}

    static String id(int number) {
        return String.format(Locale.ROOT, "%012x", (number * 0x9E3779B97F4AL + 0x1234567L) & 0xFFFFFFFFFFFFL);
    }

    static Instant created(int number) {
        return Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number);
    }

    static String up(int number) {
        return "create table t" + number + " (id bigint primary key, name text not null)";
    }

    static String fileName(int number) {
        return id(number) + "_table_" + number + ".sql";
    }

    static byte[] file(int number) {
        return """
                -- table %d
                --
                -- Revision ID: %s
                -- Revises: %s
                -- Create Date: %s

                -- migrate:up
                %s;

                -- migrate:down
                drop table t%d;
                """
                .formatted(
                        number,
                        id(number),
                        number == 0 ? "<base>" : id(number - 1),
                        created(number),
                        up(number),
                        number)
                .getBytes(StandardCharsets.UTF_8);
    }
}
