package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.PlainText;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Reads what the version and history tables hold. Each question is one statement, and a table that is not there yet is
 * known from SQLSTATE 42P01, so that a start with nothing to do costs one round trip.
 */
final class StateReader {

    private static final String UNDEFINED_TABLE = "42P01";

    private final OwnTables tables;
    private final @Nullable String schema;
    private final String versionTable;

    StateReader(OwnTables tables, @Nullable String schema, String versionTable) {
        this.tables = tables;
        this.schema = schema;
        this.versionTable = versionTable;
    }

    DatabaseState read(boolean history) {
        try {
            return history ? withHistory() : withoutHistory();
        } catch (DataAccessException ex) {
            if (!isUndefinedTable(ex)) {
                throw ex;
            }
            return incomplete();
        }
    }

    boolean hasSchema(String name) {
        return this.tables.read(
                "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE " + PgCatalog.isText("nspname", name) + ")",
                question -> question.query(Boolean.class).single());
    }

    private DatabaseState withoutHistory() {
        return state(select(heads(), checksums(), "", ""));
    }

    /** Of each revision the newest row, and the newest ones of what succeeded and of what was repaired. */
    private DatabaseState withHistory() {
        String newest = """
                LEFT JOIN (SELECT DISTINCT ON (h.revision, h.done, h.repair) h.* FROM (SELECT r.*, %s AS done, %s AS repair
                FROM %s r) h ORDER BY h.revision, h.done, h.repair, h.id DESC) h ON true ORDER BY h.id""".formatted(
                        PgCatalog.isText("r.outcome", Outcome.SUCCESS.name()),
                        PgCatalog.isText("r.direction", "repair"),
                        table(MigrateTables.HISTORY));
        Map<String, RevisionHistory> rows = new LinkedHashMap<>();
        List<DatabaseState> states = new ArrayList<>();
        DatabaseState state = this.tables.read(select(heads(), "NULL", ", h.*", newest), question -> {
            question.query(row -> {
                if (states.isEmpty()) {
                    states.add(state(row));
                }
                if (row.getString("revision") != null) {
                    rows.merge(
                            row.getString("revision"),
                            first(historyRow(row)),
                            (older, newer) -> join(older, newer.last()));
                }
            });
            return states.get(0);
        });
        return new DatabaseState(
                state.schema(),
                state.initialised(),
                state.complete(),
                state.heads(),
                state.backendPid(),
                state.initialised() ? checksums(rows.values()) : List.of(),
                state.initialised() ? List.copyOf(rows.values()) : List.of());
    }

    private static List<RecordedChecksum> checksums(Collection<RevisionHistory> rows) {
        List<RecordedChecksum> checksums = new ArrayList<>();
        for (RevisionHistory row : rows) {
            HistoryRow done = row.lastDone();
            if (done != null && done.checksum() != null) {
                checksums.add(new RecordedChecksum(done.revision(), done.checksum(), done.fingerprint()));
            }
        }
        return checksums;
    }

    private static RevisionHistory first(HistoryRow row) {
        return new RevisionHistory(row, row.outcome() == Outcome.SUCCESS ? row : null);
    }

    private static RevisionHistory join(RevisionHistory older, HistoryRow newer) {
        HistoryRow done = older.lastDone();
        if (newer.outcome() == Outcome.SUCCESS) {
            done = newer.direction().equals("repair") && done != null ? done.withChecksumOf(newer) : newer;
        }
        return new RevisionHistory(newer, done);
    }

    /** A table found through the search path, but not in the first schema of it, is another application's. */
    private String select(String heads, String checksums, String columns, String join) {
        return """
                SELECT %s AS own_schema, pg_catalog.pg_backend_pid() AS pid,
                    (SELECT n.nspname FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                     WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(%s)) AS table_schema,
                    pg_catalog.to_regclass(%s) IS NOT NULL AS has_history,
                    %s AS heads, %s AS checksums%s
                FROM (SELECT 1) one %s""".formatted(
                        ownSchema(),
                        Literals.text(table(this.versionTable)),
                        Literals.text(table(MigrateTables.HISTORY)),
                        heads,
                        checksums,
                        columns,
                        join);
    }

    private String heads() {
        return "(SELECT pg_catalog.array_agg(v.version_num::pg_catalog.text ORDER BY v.version_num) FROM "
                + table(this.versionTable) + " v)";
    }

    /** One text for all revisions, as it is read at every start. */
    private String checksums() {
        return """
                (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', h.revision, h.checksum, h.fingerprint), ',')
                 FROM (SELECT DISTINCT ON (r.revision) r.* FROM %s r WHERE %s ORDER BY r.revision, r.id DESC) h
                 WHERE h.checksum IS NOT NULL)""".formatted(table(MigrateTables.HISTORY), PgCatalog.isText("r.outcome", Outcome.SUCCESS.name()));
    }

    /** One of the tables is not there: on a new database, or beside Alembic's before the first upgrade of ours. */
    private DatabaseState incomplete() {
        DatabaseState state = state(select("NULL::pg_catalog.text[]", "NULL", "", ""));
        return state.initialised() ? state(select(heads(), "NULL", "", "")) : state;
    }

    private DatabaseState state(String select) {
        return this.tables.read(
                select, question -> question.query((row, number) -> state(row)).single());
    }

    private DatabaseState state(ResultSet row) throws SQLException {
        String own = requireSchema(row);
        String found = row.getString("table_schema");
        boolean initialised = own.equals(found);
        List<String> heads = initialised ? strings(row, "heads") : List.of();
        boolean complete = initialised && row.getBoolean("has_history");
        List<RecordedChecksum> checksums = complete ? checksums(row.getString("checksums")) : List.of();
        return new DatabaseState(own, initialised, complete, heads, row.getInt("pid"), checksums, List.of());
    }

    private static List<RecordedChecksum> checksums(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<RecordedChecksum> checksums = new ArrayList<>();
        for (String row : text.split(",", -1)) {
            String[] words = row.split(" ", -1);
            checksums.add(new RecordedChecksum(words[0], words[1], words.length > 2 ? words[2] : null));
        }
        return checksums;
    }

    private String ownSchema() {
        return this.schema != null
                ? Literals.text(this.schema) + "::pg_catalog.text"
                : "pg_catalog.current_schema()::pg_catalog.text";
    }

    private String table(String name) {
        return this.schema != null
                ? Identifiers.quote(this.schema) + "." + Identifiers.quote(name)
                : Identifiers.quote(name);
    }

    private static String requireSchema(ResultSet row) throws SQLException {
        String schema = row.getString("own_schema");
        if (schema == null) {
            throw new MigrateException(
                    "The connection has no current schema: none of the schemas on its search_path exists, or the user may"
                            + " use none of them.",
                    "Name the schema of migrate's tables with migrate.schema, or correct the search_path of the user of"
                            + " the database.");
        }
        return schema;
    }

    private static HistoryRow historyRow(ResultSet row) throws SQLException {
        return new HistoryRow(
                row.getString("revision"),
                strings(row, "parents"),
                strings(row, "depends_on"),
                row.getString("direction"),
                PlainText.line(row.getString("message")),
                row.getString("type"),
                row.getString("script"),
                row.getString("checksum"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getLong("duration_ms"),
                row.getString("database_user"),
                row.getString("application"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("fingerprint"),
                strings(row, "statements"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    private static boolean isUndefinedTable(DataAccessException ex) {
        return ex.getMostSpecificCause() instanceof SQLException sql
                && Objects.equals(sql.getSQLState(), UNDEFINED_TABLE);
    }
}
