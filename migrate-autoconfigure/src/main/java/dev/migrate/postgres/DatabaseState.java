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
 * @param checksums what the history says of the statements of each revision that ran
 * @param history what the history says of each revision, when it was asked for; else empty
 */
public record DatabaseState(
        String schema,
        boolean initialised,
        boolean complete,
        List<String> heads,
        int backendPid,
        List<RecordedChecksum> checksums,
        List<RevisionHistory> history) {

    /** Copies the lists. */
    public DatabaseState {
        heads = List.copyOf(heads);
        checksums = List.copyOf(checksums);
        history = List.copyOf(history);
    }
}
