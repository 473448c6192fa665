package dev.migrate.autoconfigure;

import dev.migrate.script.ScriptResource;

/**
 * A revision that a search has found.
 *
 * @param identity the same for the same file or class, however it was found
 * @param place the path that users know, for messages
 * @param address the whole path, with the jar and all
 * @param resource the revision, with the place as its location
 */
record FoundScript(String identity, String place, String address, ScriptResource resource) {

    ScriptResource resource(boolean atAddress) {
        return atAddress && this.resource instanceof ScriptResource.Sql sql
                ? new ScriptResource.Sql(sql.name(), this.address, sql.content())
                : this.resource;
    }
}
