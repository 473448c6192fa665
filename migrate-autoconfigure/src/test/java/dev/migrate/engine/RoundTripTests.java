package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.CountingProxy;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speed as exact counts: what a run costs beyond connecting. */
@Tag("postgres")
class RoundTripTests {

    private final Database database = TestPostgres.freshDatabase();
    private CountingProxy proxy;
    private int roundTripsOfConnecting;
    private int statementsOfConnecting;

    @BeforeEach
    void measureConnecting() throws IOException, SQLException {
        this.proxy = new CountingProxy(this.database);
        try (Connection connection = this.proxy.dataSource().getConnection()) {
            assertThat(connection.isValid(0)).isTrue();
        }
        // isValid sends an empty query: a round trip without a statement.
        this.roundTripsOfConnecting = this.proxy.roundTrips() - 1;
        this.statementsOfConnecting = this.proxy.statements();
    }

    @AfterEach
    void close() throws IOException {
        this.proxy.close();
    }

    @Test
    void nothingToDoIsOneStatementWhateverTheNumberOfRevisions(@TempDir Path folder) {
        Migrator migrator = revisions(folder, 200).migrator(this.proxy.dataSource());
        migrator.upgrade("heads");
        Reading before = read();

        migrator.upgrade("heads");

        Reading cost = read().minus(before);
        assertThat(cost.connections()).isEqualTo(1);
        assertThat(cost.roundTrips() - this.roundTripsOfConnecting).isEqualTo(1);
        assertThat(cost.statements() - this.statementsOfConnecting).isEqualTo(1);
    }

    @Test
    void statusIsOneStatement(@TempDir Path folder) {
        Migrator migrator = revisions(folder, 20).migrator(this.proxy.dataSource());
        migrator.upgrade("heads");
        Reading before = read();

        migrator.status();

        Reading cost = read().minus(before);
        assertThat(cost.statements() - this.statementsOfConnecting).isEqualTo(1);
    }

    /** Messages of 1, 2, 4, 8 and 16 revisions, and then of as many as a message takes. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "10, 4", "100, 8", "1000, 43"})
    void revisionsShareMessages(int revisions, int messages, @TempDir Path folder) {
        // Two to find no table, three for the lock and to give it back, two to look again, two to make the tables.
        assertThat(costOfFreshUpgrade(folder, revisions)).isEqualTo(messages + 9);
    }

    private int costOfFreshUpgrade(Path folder, int revisions) {
        Database fresh = TestPostgres.freshDatabase();
        SlowMessages slow = new SlowMessages();
        try (CountingProxy counting = new CountingProxy(fresh)) {
            revisions(Files.createDirectory(folder.resolve("n" + revisions)), revisions)
                    .migrator(counting.dataSource())
                    .with(slow)
                    .upgrade("heads");
            return counting.roundTrips() - this.roundTripsOfConnecting - slow.count();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Counts the messages that took so long, on a machine that is busy with other things, that the server was asked which of
     * their steps took the time: where it was not, each has an equal share.
     */
    private static final class SlowMessages implements MigrationListener {

        private final Set<Duration> elapsed = new HashSet<>();
        private int count;

        @Override
        public void on(MigrationEvent event) {
            if (event instanceof MigrationEvent.StepFinished finished) {
                this.elapsed.add(finished.elapsed());
            } else {
                count();
            }
        }

        int count() {
            this.count += this.elapsed.size() > 1 ? 1 : 0;
            this.elapsed.clear();
            return this.count;
        }
    }

    private static RevisionFolder revisions(Path folder, int count) {
        RevisionFolder revisions = new RevisionFolder(folder);
        for (int i = 0; i < count; i++) {
            revisions.add(
                    "r" + i,
                    i == 0 ? "<base>" : "r" + (i - 1),
                    "create table t" + i + " (id int);\ncreate index i" + i + " on t" + i + " (id);\n" + "insert into t"
                            + i + " values (1);",
                    "drop table t" + i + ";");
        }
        return revisions;
    }

    private Reading read() {
        return new Reading(this.proxy.connections(), this.proxy.roundTrips(), this.proxy.statements());
    }

    private record Reading(int connections, int roundTrips, int statements) {

        Reading minus(Reading before) {
            return new Reading(
                    this.connections - before.connections,
                    this.roundTrips - before.roundTrips,
                    this.statements - before.statements);
        }
    }
}
