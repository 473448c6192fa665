package dev.migrate.cli;

import dev.migrate.engine.Migrator;
import dev.migrate.hibernate.EntityModel;
import dev.migrate.postgres.scratch.ScratchServer;
import dev.migrate.script.ScriptSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The application that commands work on. Everything is made when it is first asked for. */
public interface Workspace {

    /**
     * Reads the revisions of the application, without a database.
     *
     * @throws dev.migrate.MigrateException if they cannot be read
     */
    ScriptSet scripts();

    /**
     * Opens the door to the database of the application.
     *
     * @throws dev.migrate.MigrateException if the application names no database, or is configured wrongly
     */
    Migrator migrator();

    /**
     * Returns a migrator that writes scripts and connects to nothing.
     *
     * @throws dev.migrate.MigrateException if the revisions cannot be read
     */
    Migrator offlineMigrator();

    /**
     * Returns a migrator of another database, with the revisions of the application and its settings.
     *
     * @param dataSource opens connections to the database
     * @throws dev.migrate.MigrateException if the revisions cannot be read
     */
    Migrator migrator(DataSource dataSource);

    /**
     * Returns the server on which databases are made for a while; nothing is connected.
     *
     * @throws dev.migrate.MigrateException if the application names neither such a server nor a database
     */
    ScratchServer scratchServer();

    /** Returns how new revisions are written. */
    CliSettings settings();

    /** Returns what the application says about comparisons. */
    AutogenerateSettings autogenerate();

    /**
     * Reads what the entities of the application want of a database.
     *
     * @param unit the persistence unit; {@code null} if there is only one
     * @param serverMajor the major version of the server that the database is on
     * @throws dev.migrate.MigrateException if there is no such unit, or the entities cannot be read
     */
    EntityModel entities(@Nullable String unit, int serverMajor);

    /**
     * Returns the class with the application's {@code main} method.
     *
     * @return the class; {@code null} if it is not known
     */
    @Nullable
    Class<?> mainClass();
}
