package dev.migrate.postgres;

import dev.migrate.schema.QualifiedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of migrate's own two tables. The version table has one row per applied head, in the shape of Alembic's, so that
 * either tool can go on where the other stopped. The history table only ever grows.
 */
final class MigrateTables {

    static final String HISTORY = "migrate_history";

    private final @Nullable String schema;
    private final String versionTable;

    /** Without a schema the tables are in the current one. */
    MigrateTables(@Nullable String schema, String versionTable) {
        this.schema = schema;
        this.versionTable = versionTable;
    }

    @Nullable
    String schema() {
        return this.schema;
    }

    String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + quotedSchema();
    }

    /** Unlike IF NOT EXISTS this needs no right to create schemas where the schema is there. */
    String createMissingSchema() {
        return block("""
                BEGIN
                    IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = %s) THEN
                        CREATE SCHEMA %s;
                    END IF;
                END""".formatted(Literals.text(Objects.requireNonNull(this.schema)), quotedSchema()));
    }

    String version() {
        return Identifiers.quote(new QualifiedName(this.schema, this.versionTable));
    }

    String history() {
        return Identifiers.quote(new QualifiedName(this.schema, HISTORY));
    }

    private String quotedSchema() {
        return Identifiers.quote(Objects.requireNonNull(this.schema));
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

    /**
     * Fails unless the version table holds exactly these heads and the lock can be had.
     *
     * @param lock an expression that takes the lock and tells whether it could
     */
    String expect(List<String> heads, String lock) {
        return block(
                """
                DECLARE
                    heads text[] := ARRAY(SELECT version_num::text FROM %s ORDER BY version_num COLLATE "C");
                BEGIN
                    IF NOT %s THEN
                        RAISE EXCEPTION 'Another run holds the migration lock.';
                    END IF;
                    IF heads <> %s THEN
                        RAISE EXCEPTION 'This step goes on from %s, and the database is at %%.',
                            coalesce(nullif(pg_catalog.array_to_string(heads, ', '), ''), '<base>');
                    END IF;
                END""".formatted(version(), lock, array(heads), heads.isEmpty() ? "<base>" : String.join(", ", heads)));
    }

    /** Names in a block may hold anything, so the quote around it has to be one that they do not hold. */
    private static String block(String code) {
        String tag = "$migrate$";
        for (int number = 1; code.contains(tag); number++) {
            tag = "$migrate" + number + "$";
        }
        return "DO " + tag + "\n" + code + "\n" + tag;
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

    /** The row of a step that began, in an earlier transaction, with a row that says so. */
    String recordSinceStarted(HistoryEntry entry, Outcome outcome, String application) {
        String started = "(SELECT started_at FROM %s WHERE revision = %s AND outcome = '%s' ORDER BY id DESC LIMIT 1)"
                .formatted(history(), Literals.text(entry.revision()), Outcome.STARTED);
        return insert(entry, outcome, application, started);
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
