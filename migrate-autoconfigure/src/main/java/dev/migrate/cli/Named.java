package dev.migrate.cli;

import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import java.util.List;
import java.util.Optional;

/** Finds the revisions that an argument names, {@code current} among the names. */
final class Named {

    private Named() {}

    static List<Revision> find(Command command, String identifier) {
        if (!identifier.equals("current")) {
            return command.workspace().scripts().graph().resolve(identifier);
        }
        List<String> rows = command.migrator().status().current();
        RevisionGraph graph = command.workspace().scripts().graph();
        return rows.stream().map(graph::find).flatMap(Optional::stream).toList();
    }
}
