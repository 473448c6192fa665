package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.operation.PsqlText;
import dev.migrate.operation.RunCode;
import java.util.List;

/** A gate that writes statements down, so that psql, or whatever else reads SQL, can run them. */
final class ScriptGate implements Gate {

    private final StringBuilder script = new StringBuilder();

    @Override
    public void send(List<String> statements) {
        for (String statement : statements) {
            this.script.append(PsqlText.of(statement)).append(";\n\n");
        }
    }

    @Override
    public void comment(String text) {
        // A line break would end the comment, and what follows it would be run.
        this.script
                .append("-- ")
                .append(text.replaceAll("\\p{Cntrl}+", " ").stripTrailing())
                .append("\n\n");
    }

    @Override
    public void run(RunCode code) {
        String description = code.description();
        throw new MigrateException(
                "op.run(" + (description == null ? "..." : "\"" + description + "\", ...")
                        + ") is Java code and has no SQL text.",
                "Run this revision online, or write the work with op.execute(...).");
    }

    /** Writes a command of psql's own. */
    void psqlCommand(String command) {
        this.script.append(command).append("\n\n");
    }

    String text() {
        return this.script.toString();
    }
}
