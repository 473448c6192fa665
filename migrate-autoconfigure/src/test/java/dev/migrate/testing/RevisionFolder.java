package dev.migrate.testing;

import dev.migrate.autoconfigure.ResourceScriptSource;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.script.ScriptSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.core.io.DefaultResourceLoader;

/** A folder of SQL revisions that a test writes. */
public final class RevisionFolder {

    private final Path folder;
    private int created;

    /** Takes an empty folder. */
    public RevisionFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a revision with an upgrade and a downgrade. */
    public RevisionFolder add(String id, String revises, String up, String down) {
        return write(id, revises, "-- migrate:up\n" + up + "\n\n-- migrate:down\n" + down + "\n");
    }

    /** Writes a revision that cannot be undone. */
    public RevisionFolder addIrreversible(String id, String revises, String up) {
        return write(id, revises, "-- migrate:up\n" + up + "\n");
    }

    /** Writes a revision with a table named like it. */
    public RevisionFolder addTable(String id, String revises) {
        return add(id, revises, "create table t_" + id + " (id int);", "drop table t_" + id + ";");
    }

    /** Writes a revision whose body says its halves itself; the body begins on line 7. */
    public RevisionFolder write(String id, String revises, String body) {
        this.created++;
        String header = String.format(Locale.ROOT, """
                -- make %s
                --
                -- Revision ID: %s
                -- Revises: %s
                -- Create Date: 2024-01-01T12:%02d:%02dZ

                """, id, id, revises, this.created / 60, this.created % 60);
        try {
            Files.writeString(this.folder.resolve(id + "_make_" + id + ".sql"), header + body);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    /** Changes the text of a revision. */
    public RevisionFolder rewrite(String id, UnaryOperator<String> change) {
        Path file = this.folder.resolve(id + "_make_" + id + ".sql");
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    /** Removes a revision. */
    public RevisionFolder remove(String id) {
        try {
            Files.delete(this.folder.resolve(id + "_make_" + id + ".sql"));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    /** Returns the location of the folder as {@code migrate.locations} names it. */
    public String location() {
        return "file:" + this.folder;
    }

    /** Reads the revisions. */
    public ScriptSet scripts() {
        return ScriptSet.read(new ResourceScriptSource(List.of(location()), new DefaultResourceLoader()));
    }

    /** Makes a migrator of the revisions as they are now. */
    public Migrator migrator(DataSource dataSource) {
        return new Migrator(
                dataSource, scripts(), MigratorSettings.defaults("test@host").withLockWait(Duration.ofSeconds(60)));
    }
}
