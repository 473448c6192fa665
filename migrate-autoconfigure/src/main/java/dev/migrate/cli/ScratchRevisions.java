package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.engine.MigrationFailedException;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.PlannedStatement;
import dev.migrate.engine.PlannedStep;
import dev.migrate.graph.Direction;
import dev.migrate.operation.SqlReach;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.scratch.ScratchDatabase;
import dev.migrate.postgres.scratch.ScratchServer;

/**
 * The revisions of the application in a database of their own, which is dropped at the end. The database of the application
 * is not touched, and need not exist.
 */
final class ScratchRevisions implements AutoCloseable {

    private final ScratchDatabase scratch;
    private final Migrator migrator;

    private ScratchRevisions(ScratchDatabase scratch, Migrator migrator) {
        this.scratch = scratch;
        this.migrator = migrator;
    }

    /**
     * Makes the database and applies all revisions.
     *
     * @throws MigrateException if there is no server for it, or a revision fails there
     */
    static ScratchRevisions apply(Workspace workspace) {
        ScratchServer server = workspace.scratchServer();
        ScratchDatabase scratch = server.create();
        try {
            Migrator migrator = workspace.migrator(scratch.dataSource());
            if (server.isOfApplication()) {
                requireContained(migrator);
            }
            migrator.upgrade("heads");
            return new ScratchRevisions(scratch, migrator);
        } catch (MigrationFailedException ex) {
            scratch.close();
            throw new MigrateException(
                    "In a scratch database: " + ex.problem(),
                    "Correct the revision, or let it make what it needs, such as an extension: it has to run on an empty"
                            + " database. The scratch database is dropped, and that of the application was not touched.",
                    ex);
        } catch (RuntimeException ex) {
            scratch.close();
            throw ex;
        }
    }

    /** What is dropped with a database takes nothing back that was done to others. */
    private static void requireContained(Migrator migrator) {
        for (PlannedStep step : migrator.plan(Direction.UPGRADE, "heads").steps()) {
            for (PlannedStatement statement : step.statements()) {
                if (!statement.isCode() && SqlReach.isBeyondDatabase(statement.text())) {
                    throw new MigrateException(
                            step.location() + (statement.line() == null ? "" : ", line " + statement.line())
                                    + ", changes more than its database, and a scratch database would be on the server of"
                                    + " the application: "
                                    + statement.text().strip().replaceAll("\\s+", " ") + ".",
                            "Name a server of its own, such as a local container, in SCRATCH_DATABASE_URL or"
                                    + " migrate.autogenerate.scratch.url.");
                }
            }
        }
    }

    Database database() {
        return this.migrator.database();
    }

    @Override
    public void close() {
        this.scratch.close();
    }
}
