package dev.migrate.script;

import java.util.List;

/** Finds the revision files and classes. */
public interface ScriptSource {

    /**
     * Finds them.
     *
     * @return the files and classes, in a stable order; empty if there are none
     * @throws dev.migrate.MigrateException if a place cannot be read or holds something that is no revision
     */
    List<ScriptResource> resources();
}
