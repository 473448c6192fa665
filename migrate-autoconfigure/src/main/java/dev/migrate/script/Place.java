package dev.migrate.script;

import dev.migrate.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands, for messages.
 *
 * @param location the file
 * @param line the 1-based line, 0 if it has none
 */
record Place(String location, int line) {

    Place withLine(int newLine) {
        return new Place(this.location, newLine);
    }

    MigrateException error(String fault, String action) {
        return error(fault, action, null);
    }

    MigrateException error(String fault, String action, @Nullable Throwable cause) {
        return new MigrateException(this + ": " + fault, action, cause);
    }

    @Override
    public String toString() {
        return this.line > 0 ? this.location + ", line " + this.line : this.location;
    }
}
