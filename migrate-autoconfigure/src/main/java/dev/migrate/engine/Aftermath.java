package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.engine.Executor.ConnectionLost;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Limits;
import dev.migrate.postgres.Session;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what a lost connection left behind. A commit whose answer got lost may have happened, and a server that has
 * not noticed the loss may still be at work; so the database is read under the migration lock, which the lost session held:
 * who has it knows that nothing is under way any more.
 */
final class Aftermath {

    private static final Logger logger = LoggerFactory.getLogger(Aftermath.class);

    /** As long as a server needs to notice and to roll back; without an answer by then, that is what is reported. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Database database;
    private final MigratorSettings settings;
    private final Events events;

    Aftermath(Database database, MigratorSettings settings, Events events) {
        this.database = database;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Brings the progress of a run up to what the database says.
     *
     * @throws MigrationFailedException unless all steps turn out to be done
     */
    void settle(ConnectionLost lost, Progress progress) {
        List<String> heads;
        try {
            heads = read();
        } catch (MigrateException ex) {
            // It says what the look changed, not what the run did before.
            throw FailureReport.unknown(lost.failure(), progress, ex.problem().replace(" Nothing was changed.", ""));
        }
        int done = progress.doneAccordingTo(heads);
        if (done < 0) {
            throw FailureReport.unknown(
                    lost.failure(),
                    progress,
                    "it is at " + String.join(", ", heads) + ", where this run does not lead");
        }
        List<PreparedStep> left = progress.left();
        if (done > 0) {
            progress.finish(left.subList(0, done), Collections.nCopies(done, Duration.ZERO));
        }
        if (done < left.size()) {
            throw FailureReport.lost(lost.failure(), progress);
        }
        logger.warn(
                "The connection was lost after everything was done: {}",
                lost.failure().serverText());
    }

    private List<String> read() {
        Limits limits = this.settings.timeouts().limits();
        Limits shorter = new Limits(limits.lock(), atMost(limits.retry()), limits.statements());
        try (Session session = this.database.open(shorter, this.events::waitingForTables)) {
            DatabaseState state = session.state();
            session.lock(state, atMost(this.settings.lockWait()), holder -> {});
            return session.state().heads();
        }
    }

    private static Duration atMost(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
