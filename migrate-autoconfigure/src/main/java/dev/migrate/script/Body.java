package dev.migrate.script;

import java.util.Optional;

/** What a script does, worked out each time it is asked for, so that a script that is not run costs next to nothing. */
interface Body {

    Half upgrade();

    /** The downgrade; empty if there is none, which makes the revision irreversible. */
    Optional<Half> downgrade();
}
