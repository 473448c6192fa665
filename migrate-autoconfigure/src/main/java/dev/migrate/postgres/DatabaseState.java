package dev.migrate.postgres;

import java.util.List;

/**
 * What one statement tells of a database.
 *
 * @param schema the schema that holds, or will hold, the version table
 * @param initialised whether the version table exists
 * @param complete whether the history table exists as well
 * @param heads the rows of the version table, sorted
 * @param backendPid the process of the server that answered
 * @param history the newest row of each revision that the history knows, when it was asked for; else empty
 */
public record DatabaseState(
        String schema,
        boolean initialised,
        boolean complete,
        List<String> heads,
        int backendPid,
        List<HistoryRow> history) {

    /** Copies the lists. */
    public DatabaseState {
        heads = List.copyOf(heads);
        history = List.copyOf(history);
    }
}
