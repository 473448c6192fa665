package dev.migrate.cli;

import dev.migrate.script.FileNaming;
import dev.migrate.script.RevisionTemplate;
import dev.migrate.script.ScriptType;
import java.util.List;

/**
 * How commands write new revisions.
 *
 * @param locations where the application finds its revisions, as in {@code migrate.locations}
 * @param format the language of new revisions where the command does not say
 * @param naming how files are named
 * @param sqlTemplate the text of new SQL revisions
 * @param javaTemplate the text of new Java revisions
 * @param hooks commands that are run on each new file
 */
public record CliSettings(
        List<String> locations,
        ScriptType format,
        FileNaming naming,
        RevisionTemplate sqlTemplate,
        RevisionTemplate javaTemplate,
        List<String> hooks) {

    /** Copies the lists. */
    public CliSettings {
        locations = List.copyOf(locations);
        hooks = List.copyOf(hooks);
    }
}
