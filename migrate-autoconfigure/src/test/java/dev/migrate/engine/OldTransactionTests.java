package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A build that waits for old transactions says so, and for whom, before it begins to wait. */
@Tag("postgres")
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OldTransactionTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final Logger logger = (Logger) LoggerFactory.getLogger(OutsideRun.class);
    private final Warnings warnings = new Warnings();
    private RevisionFolder revisions;

    /** Ends the old transaction when it has been warned of, so that the build that waits for it goes on. */
    private static final class Warnings extends AppenderBase<ILoggingEvent> {

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private Runnable end = () -> {};

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().levelStr.equals("WARN")) {
                this.texts.add(event.getFormattedMessage());
                this.end.run();
            }
        }
    }

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder)
                .add(
                        "aaa",
                        "<base>",
                        "create table t (id int);\ncreate index old on t (id);\ncreate table other (id int);",
                        "");
        this.revisions.migrator(this.database.dataSource()).upgrade("heads");
        this.logger.setLevel(ch.qos.logback.classic.Level.WARN);
        this.warnings.start();
        this.logger.addAppender(this.warnings);
    }

    @AfterEach
    void detach() {
        this.logger.detachAppender(this.warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create index concurrently i on t (id)    | repeatable read | select from other
            create index concurrently i on t (id)    | read committed  | insert into t values (1)
            reindex index concurrently old           | read committed  | insert into t values (1)
            reindex (concurrently) table t           | repeatable read | select from other""")
    void isNamedBeforeABuildWaitsForIt(String build, String isolation, String query) throws SQLException {
        this.revisions.write("bbb", "aaa", "-- migrate:up transaction:false\n" + build + ";\n");
        try (Connection reporting = old(isolation, query)) {
            this.warnings.end = () -> rollBack(reporting);

            this.revisions.migrator(this.database.dataSource()).upgrade("heads");
        }

        assertThat(this.warnings.texts)
                .singleElement()
                .asString()
                .matches(
                        "Statement 1 of Upgrade to bbb \\(make bbb\\) waits until older transactions have ended, however"
                                + " long they take: process \\d+ \\(reporting, in a transaction for \\d+ s, idle in transaction:"
                                + " " + java.util.regex.Pattern.quote(query)
                                + "\\)\\. pg_terminate_backend\\(pid\\) ends one");
        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create index concurrently i on t (id)    | read committed  | insert into other values (1)
            vacuum t                                 | repeatable read | select from other""")
    void isNotNamedWhenNothingWaitsForIt(String statement, String isolation, String query) throws SQLException {
        this.revisions.write("bbb", "aaa", "-- migrate:up transaction:false\n" + statement + ";\n");
        try (Connection reporting = old(isolation, query)) {
            this.revisions.migrator(this.database.dataSource()).upgrade("heads");
            rollBack(reporting);
        }

        assertThat(this.warnings.texts).isEmpty();
    }

    /** Returns a connection with a transaction that is old enough to be named. */
    private Connection old(String isolation, String query) throws SQLException {
        Connection connection = this.database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'reporting'");
            statement.execute("begin isolation level " + isolation);
            statement.execute(query);
        }
        while (this.catalog
                .strings("select 'old' from pg_stat_activity where application_name = 'reporting'"
                        + " and datname = current_database() and xact_start < now() - interval '1 second'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        return connection;
    }

    private static void rollBack(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
