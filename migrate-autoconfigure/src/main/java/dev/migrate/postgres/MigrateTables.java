package dev.migrate.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of migrate's own two tables. The version table has one row per applied head, in the shape of Alembic's, so that
 * either tool can go on where the other stopped. The history table only ever grows.
 */
final class MigrateTables {

    static final String HISTORY = "migrate_history";

    private final String schema;
    private final String versionTable;

    MigrateTables(String schema, String versionTable) {
        this.schema = schema;
        this.versionTable = versionTable;
    }

    String schema() {
        return this.schema;
    }

    String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + Identifiers.quote(this.schema);
    }

    String version() {
        return Identifiers.quote(this.schema) + "." + Identifiers.quote(this.versionTable);
    }

    String history() {
        return Identifiers.quote(this.schema) + "." + HISTORY;
    }

    List<String> create() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS %s (version_num varchar(64) NOT NULL, CONSTRAINT %s PRIMARY KEY (version_num))"
                        .formatted(version(), Identifiers.quote(this.versionTable + "_pkc")),
                """
                CREATE TABLE IF NOT EXISTS %s (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    revision varchar(64) NOT NULL,
                    parents text[] NOT NULL,
                    depends_on text[] NOT NULL,
                    direction text NOT NULL,
                    message text NOT NULL,
                    type text,
                    script text,
                    checksum text,
                    started_at timestamptz NOT NULL,
                    duration_ms bigint NOT NULL,
                    database_user text NOT NULL,
                    application text NOT NULL,
                    outcome text NOT NULL
                )""".formatted(history()));
    }

    /** Takes rows away and adds others, in at most two statements. */
    List<String> moveHeads(List<String> removed, List<String> added) {
        List<String> statements = new ArrayList<>();
        if (!removed.isEmpty()) {
            statements.add("DELETE FROM " + version() + " WHERE version_num IN "
                    + removed.stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")")));
        }
        if (!added.isEmpty()) {
            statements.add("INSERT INTO " + version() + " (version_num) VALUES "
                    + added.stream().map(id -> "(" + Literals.text(id) + ")").collect(Collectors.joining(", ")));
        }
        return statements;
    }

    /** The row of a step that ran in the transaction around this statement: {@code now()} is when that began. */
    String record(HistoryEntry entry, Outcome outcome, String application) {
        return insert(entry, outcome, application, "pg_catalog.now()");
    }

    /** The row of a step without a transaction of its own around this statement. */
    String record(HistoryEntry entry, Outcome outcome, String application, Duration elapsed) {
        return insert(
                entry, outcome, application, "pg_catalog.now() - interval '" + elapsed.toMillis() + " milliseconds'");
    }

    private String insert(HistoryEntry entry, Outcome outcome, String application, String startedAt) {
        return """
                INSERT INTO %s (revision, parents, depends_on, direction, message, type, script, checksum, \
                started_at, duration_ms, database_user, application, outcome) \
                SELECT %s, %s, %s, %s, %s, %s, %s, %s, s.started_at, \
                (extract(epoch FROM pg_catalog.clock_timestamp() - s.started_at) * 1000)::bigint, \
                current_user, %s, %s FROM (SELECT %s AS started_at) s""".formatted(
                        history(),
                        Literals.text(entry.revision()),
                        array(entry.parents()),
                        array(entry.dependsOn()),
                        Literals.text(entry.direction()),
                        Literals.text(entry.message()),
                        nullable(entry.type()),
                        nullable(entry.script()),
                        nullable(entry.checksum()),
                        Literals.text(application),
                        Literals.text(outcome.name()),
                        startedAt);
    }

    private static String array(List<String> values) {
        return values.stream().map(Literals::text).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    private static String nullable(@Nullable String value) {
        return value == null ? "NULL" : Literals.text(value);
    }
}
