package dev.migrate.postgres;

import dev.migrate.operation.StatementClass;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A session with no database at the other end: it writes the script that does, when psql runs it, what a {@link Session}
 * would do now. As nobody is asked, the script itself makes sure, step by step, that the database is where the step
 * begins and that no other run is under way; a step that finds it otherwise fails, and nothing of it happens. So a script
 * that was cut off goes on where it stopped when it is run again.
 */
public final class OfflineSession implements Destination {

    private final ScriptGate gate = new ScriptGate();
    private final MigrateTables tables;
    private final String lockKey;
    private final String application;
    private final TreeSet<String> heads = new TreeSet<>();
    private boolean locked;

    /**
     * Begins an empty script.
     *
     * @param schema the schema of migrate's tables; {@code null} for the current schema of whoever runs the script
     * @param versionTable the name of the version table
     * @param application how this instance is called in the history
     */
    public OfflineSession(@Nullable String schema, String versionTable, String application) {
        this.tables = new MigrateTables(schema, versionTable);
        this.lockKey = schema == null
                ? AdvisoryLock.keyInCurrentSchema(versionTable)
                : String.valueOf(AdvisoryLock.key(schema, versionTable));
        this.application = application;
    }

    /**
     * Writes what comes before the steps: settings that say how the script is to be read, and migrate's tables where they
     * are missing.
     *
     * @param title what the script does
     * @param headsBefore the heads from which the first step goes on
     */
    public void open(String title, List<String> headsBefore) {
        this.heads.addAll(headsBefore);
        this.gate.comment(title);
        this.gate.comment("Run it with: psql -v ON_ERROR_STOP=1 -f <this file>");
        this.gate.send(List.of("SET client_encoding = 'UTF8'", "SET standard_conforming_strings = on", "BEGIN"));
        if (this.tables.schema() != null) {
            this.gate.send(List.of(this.tables.createMissingSchema()));
        }
        this.gate.send(this.tables.create());
        this.gate.send(List.of("COMMIT"));
    }

    @Override
    public Gate gate() {
        return this.gate;
    }

    @Override
    public List<String> begin(StatementClass first) {
        boolean transactional = first != StatementClass.OUTSIDE;
        if (!transactional && !this.locked) {
            this.locked = true;
            this.gate.comment("psql goes on behind an error, and the next step has no transaction that would stop it. A"
                    + " tool that stops by itself needs this line to be removed.");
            this.gate.psqlCommand("\\set ON_ERROR_STOP on");
        }
        String lock = transactional ? "pg_try_advisory_xact_lock" : "pg_try_advisory_lock";
        return List.of(this.tables.expect(List.copyOf(this.heads), "pg_catalog." + lock + "(" + this.lockKey + ")"));
    }

    /** Whoever runs a script watches it, and sets limits of time for the whole of it. */
    @Override
    public List<String> change(StatementClass before, StatementClass next) {
        return List.of();
    }

    @Override
    public List<String> tidyUp() {
        return List.of("RESET SESSION AUTHORIZATION", "RESET ROLE", "RESET search_path", "DISCARD TEMP");
    }

    @Override
    public List<String> moveHeads(List<String> removed, List<String> added) {
        removed.forEach(this.heads::remove);
        this.heads.addAll(added);
        return this.tables.moveHeads(removed, added);
    }

    @Override
    public String record(HistoryEntry entry, Outcome outcome) {
        return this.tables.record(entry, outcome, this.application);
    }

    /** How long it takes will be seen when the script runs: from the row that says that the step began. */
    @Override
    public String record(HistoryEntry entry, Outcome outcome, Duration elapsed) {
        return outcome == Outcome.STARTED
                ? this.tables.record(entry, outcome, this.application)
                : this.tables.recordSinceStarted(entry, outcome, this.application);
    }

    @Override
    public void rollBack() {
        // Nothing runs, so nothing is open.
    }

    /** Ends the script and returns it. */
    public String close() {
        if (this.locked) {
            this.gate.send(List.of("DO 'BEGIN PERFORM pg_catalog.pg_advisory_unlock_all(); END'"));
        }
        return this.gate.text();
    }
}
