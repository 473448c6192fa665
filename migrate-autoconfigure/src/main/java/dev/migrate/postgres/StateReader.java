package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what the version and history tables hold. Each question is one statement, and a table that is not there yet is
 * known from SQLSTATE 42P01, so that a start with nothing to do costs one round trip.
 */
final class StateReader {

    private static final String UNDEFINED_TABLE = "42P01";

    private final JdbcClient client;
    private final @Nullable String schema;
    private final String versionTable;

    StateReader(JdbcClient client, @Nullable String schema, String versionTable) {
        this.client = client;
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
            // With a history to read, the version table alone may be there: Alembic's, before the first upgrade of
            // ours.
            return history ? read(false) : notInitialised();
        }
    }

    boolean hasSchema(String name) {
        return this.client
                .sql("SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    private DatabaseState withoutHistory() {
        return this.client
                .sql(select("", ""))
                .query((row, number) -> state(row))
                .single();
    }

    private DatabaseState withHistory() {
        String newest = " LEFT JOIN (SELECT DISTINCT ON (revision) * FROM " + table(MigrateTables.HISTORY)
                + " ORDER BY revision, id DESC) h ON true";
        List<HistoryRow> rows = new ArrayList<>();
        List<DatabaseState> states = new ArrayList<>();
        this.client.sql(select(", h.*", newest)).query(row -> {
            if (states.isEmpty()) {
                states.add(state(row));
            }
            if (row.getString("revision") != null) {
                rows.add(historyRow(row));
            }
        });
        DatabaseState state = states.get(0);
        return new DatabaseState(
                state.schema(),
                state.initialised(),
                state.complete(),
                state.heads(),
                state.backendPid(),
                state.initialised() ? rows : List.of());
    }

    /** A table found through the search path, but not in the first schema of it, is another application's. */
    private String select(String columns, String join) {
        return """
                SELECT %s AS own_schema, pg_catalog.pg_backend_pid() AS pid,
                    (SELECT c.relnamespace::pg_catalog.regnamespace::text FROM pg_catalog.pg_class c
                     WHERE c.oid = pg_catalog.to_regclass(%s)) AS table_schema,
                    pg_catalog.to_regclass(%s) IS NOT NULL AS has_history,
                    (SELECT pg_catalog.array_agg(v.version_num::text ORDER BY v.version_num) FROM %s v) AS heads%s
                FROM (SELECT 1) one%s""".formatted(
                        ownSchema(),
                        Literals.text(table(this.versionTable)),
                        Literals.text(table(MigrateTables.HISTORY)),
                        table(this.versionTable),
                        columns,
                        join);
    }

    private DatabaseState notInitialised() {
        return this.client
                .sql("SELECT " + ownSchema() + " AS own_schema, pg_catalog.pg_backend_pid() AS pid")
                .query((row, number) ->
                        new DatabaseState(requireSchema(row), false, false, List.of(), row.getInt("pid"), List.of()))
                .single();
    }

    private DatabaseState state(ResultSet row) throws SQLException {
        String own = requireSchema(row);
        boolean initialised = this.schema != null || Identifiers.quote(own).equals(row.getString("table_schema"));
        List<String> heads = initialised ? strings(row, "heads") : List.of();
        boolean complete = initialised && row.getBoolean("has_history");
        return new DatabaseState(own, initialised, complete, heads, row.getInt("pid"), List.of());
    }

    private String ownSchema() {
        return this.schema != null ? Literals.text(this.schema) + "::text" : "pg_catalog.current_schema()::text";
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
                row.getString("message"),
                row.getString("type"),
                row.getString("script"),
                row.getString("checksum"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getLong("duration_ms"),
                row.getString("database_user"),
                row.getString("application"),
                Outcome.valueOf(row.getString("outcome")));
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
