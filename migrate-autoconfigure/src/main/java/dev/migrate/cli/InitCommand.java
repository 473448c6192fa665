package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.script.NewId;
import dev.migrate.script.NewRevision;
import dev.migrate.script.NewRevision.NewBody;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes a project ready for its first revision. */
@picocli.CommandLine.Command(
        name = "init",
        description = "Make this project ready: a folder of revisions, a first one, and .env.api.example.")
final class InitCommand extends Command {

    private static final String ENVIRONMENT = """
            # Copy this file to .env.api, which belongs into .gitignore, and name the database.
            DATABASE_URL=postgresql://user:password@localhost:5432/database
            """;

    private static final String UP = """
            -- create table users (id uuid primary key, email varchar(255) not null unique);
            """;

    private static final String DOWN = """
            -- drop table users;
            """;

    private static final String ADVICE = """

            The application is ready. What it does at its start is configured so, in application.properties:

            # upgrade (the default): bring the database up to date; check: refuse to start if it is not; none: do nothing
            migrate.startup=upgrade
            # let Hibernate check the tables that the revisions make, and make none itself
            spring.jpa.hibernate.ddl-auto=validate
            """;

    InitCommand(Workspace workspace, Terminal terminal) {
        super(workspace, terminal);
    }

    @Override
    public Integer call() {
        Project project = Project.of(workspace().mainClass(), terminal().directory(), "");
        Authoring authoring = new Authoring(workspace(), terminal());
        ScriptSet scripts = authoring.scripts();
        if (scripts.scripts().isEmpty()) {
            NewRevision first = new NewRevision(
                    NewId.draw(scripts.graph()),
                    "first revision",
                    List.of(),
                    List.of(),
                    List.of(),
                    Instant.now(),
                    new NewBody(ScriptType.SQL, List.of(), UP, DOWN));
            created(authoring.write(first, workspace().settings().locations().get(0)));
        } else {
            tell("There are " + scripts.scripts().size() + " revisions already.");
        }
        Path example = project.folder().resolve(".env.api.example");
        if (Files.exists(example)) {
            tell(Project.shown(example, terminal().directory()) + " is there already.");
        } else {
            write(example);
            created(example);
        }
        tell(ADVICE.stripTrailing());
        return ExitCode.DONE;
    }

    private void created(Path file) {
        print(Project.shown(file, terminal().directory()));
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, ENVIRONMENT);
        } catch (IOException ex) {
            throw new MigrateException(
                    file + " could not be written: " + ex.getMessage() + ".", "Check the rights on the folder.", ex);
        }
    }
}
