package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.engine.MigrationFailedException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

/**
 * Statements of several transactions that end between two of them, because another session keeps them waiting there: what
 * is left is what the server leaves, and the next run settles it.
 */
@Tag("postgres")
class LeftoverTests {

    private static final String LONG = "i".repeat(63);

    /** Holds a lock on the table that only writers have. */
    private static final String WRITER = "insert into t values (0, 'x')";

    /** Holds a lock on the table, and no snapshot. */
    private static final String READER = "lock table t in access share mode";

    /** Holds a snapshot, and nothing of the table. */
    private static final String SNAPSHOT = "create temporary table s as select id from other.u";

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeTables(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder);
        this.catalog.execute("create table t (id int, v text)");
        this.catalog.execute("create schema other");
        this.catalog.execute("create table other.u (id int)");
        this.catalog.execute("create index old on t (id)");
        this.catalog.execute("create index " + LONG + " on t (id)");
        this.catalog.execute("create index u_i_ccnew on other.u (id)");
        this.catalog.execute("update pg_index set indisvalid = false where indexrelid = 'other.u_i_ccnew'::regclass");
    }

    @ParameterizedTest
    @CsvSource({
        "pg_terminate_backend, create index concurrently i on t (id), WRITER, i",
        "pg_terminate_backend, create unique index concurrently if not exists i on t (id), SNAPSHOT, i",
        "pg_cancel_backend, create index concurrently if not exists i on t (id), SNAPSHOT, i",
        "pg_terminate_backend, drop index concurrently old, READER, old",
        "pg_cancel_backend, drop index concurrently if exists old, READER, old",
        "pg_terminate_backend, reindex index concurrently old, WRITER, old_ccnew",
        "pg_cancel_backend, reindex index concurrently old, WRITER, old_ccnew",
        "pg_terminate_backend, reindex index concurrently old, READER, old_ccold",
        "pg_terminate_backend, reindex index concurrently iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii,"
                + " WRITER, iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_ccnew",
        "pg_terminate_backend, reindex table concurrently t, WRITER,"
                + " iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_ccnew old_ccnew pg_toast_index_ccnew",
        "pg_cancel_backend, reindex schema concurrently public, READER,"
                + " iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_ccold old_ccold pg_toast_index_ccold",
    })
    void areSettledByTheNextRun(String end, String statement, String holder, String left) throws Exception {
        this.revisions.write("aaa", "<base>", "-- migrate:up transaction:false\n" + statement + ";\n");
        List<String> before = indexes();

        endWhileItWaitsFor(holder, end);

        assertThat(invalid()).containsExactly((left + " u_i_ccnew").split(" ", -1));
        this.revisions.migrator(this.database.dataSource()).upgrade("heads");

        assertThat(invalid()).containsExactly("u_i_ccnew");
        assertThat(this.catalog.heads()).containsExactly("aaa");
        if (statement.startsWith("create")) {
            assertThat(indexes()).contains("i").containsAll(before);
        } else if (statement.startsWith("drop")) {
            assertThat(indexes()).doesNotContain("old").contains(LONG);
        } else {
            assertThat(indexes()).isEqualTo(before);
        }
    }

    private void endWhileItWaitsFor(String holder, String end) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = this.database.connect()) {
            hold(other, holder);
            Future<?> run = thread.submit(
                    () -> this.revisions.migrator(this.database.dataSource()).upgrade("heads"));
            List<String> ended = List.of();
            while (ended.isEmpty()) {
                assertThat(run.isDone()).isFalse();
                ended = this.catalog.strings("select " + end + "(pid)::text from pg_stat_activity"
                        + " where application_name = 'test@host' and "
                        + other.unwrap(PGConnection.class).getBackendPID() + " = any (pg_blocking_pids(pid))");
            }
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(run::get)
                    .withCauseInstanceOf(MigrationFailedException.class);
        } finally {
            thread.shutdownNow();
        }
    }

    private static void hold(Connection connection, String holder) throws SQLException {
        connection.setAutoCommit(false);
        if (holder.equals("SNAPSHOT")) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    switch (holder) {
                        case "WRITER" -> WRITER;
                        case "READER" -> READER;
                        default -> SNAPSHOT;
                    });
        }
    }

    private List<String> indexes() {
        return this.catalog.strings(
                "select relname from pg_index join pg_class c on c.oid = indexrelid where indrelid = 't'::regclass order by 1");
    }

    /** The names without the numbers of TOAST tables, sorted as bytes. */
    private List<String> invalid() {
        return this.catalog.strings(
                "select regexp_replace(relname, 'toast_[0-9]+', 'toast') collate \"C\" from pg_index"
                        + " join pg_class c on c.oid = indexrelid where not indisvalid order by 1");
    }
}
