package dev.migrate.engine;

import dev.migrate.graph.Plan;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Session;

/** Makes the plan of a run from the state of a database, or refuses the state. */
@FunctionalInterface
interface Planner {

    /**
     * Makes the plan. It is made twice: before the lock to see whether there is anything to do, and under it.
     *
     * @param session to ask for the history, where the state alone does not explain itself
     * @param state what one statement told of the database
     * @throws dev.migrate.MigrateException if the state is refused, or the target means nothing
     */
    Plan plan(Session session, DatabaseState state);
}
