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
                    IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE %s) THEN
                        CREATE SCHEMA %s;
                    END IF;
                END""".formatted(PgCatalog.isText("nspname", Objects.requireNonNull(this.schema)), quotedSchema()));
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
                    parents pg_catalog.text[] NOT NULL,
                    depends_on pg_catalog.text[] NOT NULL,
                    direction pg_catalog.text NOT NULL,
                    message pg_catalog.text NOT NULL,
                    type pg_catalog.text,
                    script pg_catalog.text,
                    checksum pg_catalog.text,
                    fingerprint pg_catalog.text,
                    started_at pg_catalog.timestamptz NOT NULL,
                    duration_ms bigint NOT NULL,
                    database_user pg_catalog.text NOT NULL,
                    application pg_catalog.text NOT NULL,
                    outcome pg_catalog.text NOT NULL,
                    statements pg_catalog.text[] NOT NULL
                )""".formatted(history()));
    }

    /** Takes rows away and adds others, in at most two statements. */
    List<String> moveHeads(List<String> removed, List<String> added) {
        if (removed.size() == 1 && added.size() == 1) {
            return List.of("UPDATE " + version() + " SET version_num = " + Literals.text(added.get(0)) + " WHERE "
                    + PgCatalog.isText("version_num", removed.get(0)));
        }
        List<String> statements = new ArrayList<>();
        if (!removed.isEmpty()) {
            statements.add("DELETE FROM " + version()
                    + " WHERE version_num::pg_catalog.text OPERATOR(pg_catalog.=) ANY (" + array(removed) + ")");
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
                    heads pg_catalog.text[] := ARRAY(SELECT version_num::pg_catalog.text FROM %s ORDER BY version_num COLLATE "C");
                BEGIN
                    IF NOT %s THEN
                        RAISE EXCEPTION 'Another run holds the migration lock.';
                    END IF;
                    IF heads OPERATOR(pg_catalog.<>) %s THEN
                        RAISE EXCEPTION 'This step goes on from %s, and the database is at %%.',
                            CASE WHEN pg_catalog.cardinality(heads) OPERATOR(pg_catalog.=) 0 THEN '<base>'
                                ELSE pg_catalog.array_to_string(heads, ', ') END;
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
        return insert(entry, outcome, List.of(), application, "pg_catalog.now()");
    }

    /** The same where one transaction holds several steps, each of which said when it began. */
    String recordStep(HistoryEntry entry, Outcome outcome, String application) {
        return insert(entry, outcome, List.of(), application, SessionSettings.stepStarted());
    }

    /** Reads how long the newest steps took, the newest first. */
    String newestDurations(int count) {
        return "SELECT duration_ms FROM " + history() + " ORDER BY id DESC LIMIT " + count;
    }

    /** The row of a step without a transaction of its own around this statement. */
    String record(HistoryEntry entry, Outcome outcome, String application, Duration elapsed) {
        return record(entry, outcome, List.of(), application, elapsed);
    }

    /** The row of a step that began, in an earlier transaction, with a row that says so. */
    String recordSinceStarted(HistoryEntry entry, Outcome outcome, String application) {
        String started = "(SELECT started_at FROM %s WHERE %s AND %s ORDER BY id DESC LIMIT 1)"
                .formatted(
                        history(),
                        PgCatalog.isText("revision", entry.revision()),
                        PgCatalog.isText("outcome", Outcome.STARTED.name()));
        return insert(entry, outcome, List.of(), application, started);
    }

    /** The same, with the hashes of those of its statements that took effect and remain. */
    String record(HistoryEntry entry, Outcome outcome, List<String> statements, String application, Duration elapsed) {
        return insert(
                entry,
                outcome,
                statements,
                application,
                "pg_catalog.now() OPERATOR(pg_catalog.-) interval '" + elapsed.toMillis() + " milliseconds'");
    }

    /** Notes in the newest row of a revision, that of its beginning, that one more of its statements took effect. */
    String recordStatement(String revision, String hash) {
        return """
                UPDATE %1$s SET statements = pg_catalog.array_append(statements, %2$s::pg_catalog.text) \
                WHERE id OPERATOR(pg_catalog.=) (SELECT pg_catalog.max(id) FROM %1$s WHERE %3$s)""".formatted(history(), Literals.text(hash), PgCatalog.isText("revision", revision));
    }

    private String insert(
            HistoryEntry entry, Outcome outcome, List<String> statements, String application, String startedAt) {
        return """
                INSERT INTO %s (revision, parents, depends_on, direction, message, type, script, checksum, fingerprint, \
                started_at, duration_ms, database_user, application, outcome, statements) \
                SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, s.started_at, \
                (extract(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) s.started_at) \
                OPERATOR(pg_catalog.*) 1000)::bigint, current_user, %s, %s, %s FROM (SELECT %s AS started_at) s""".formatted(
                        history(),
                        Literals.text(entry.revision()),
                        array(entry.parents()),
                        array(entry.dependsOn()),
                        Literals.text(entry.direction()),
                        Literals.text(entry.message()),
                        nullable(entry.type()),
                        nullable(entry.script()),
                        nullable(entry.checksum()),
                        nullable(entry.fingerprint()),
                        Literals.text(application),
                        Literals.text(outcome.name()),
                        array(statements),
                        startedAt);
    }

    private static String array(List<String> values) {
        return values.stream().map(Literals::text).collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.text[]"));
    }

    private static String nullable(@Nullable String value) {
        return value == null ? "NULL" : Literals.text(value);
    }
}
