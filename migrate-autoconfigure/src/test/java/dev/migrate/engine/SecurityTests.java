package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What others could do with names, texts and objects of theirs, and what a role needs. */
@Tag("postgres")
class SecurityTests {

    private static final String PASSWORD = "s3cret-of-t3sts";

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final String role = "owner_" + this.database.name();
    private final Logger root = (Logger) LoggerFactory.getLogger("dev.migrate");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
        this.revisions.write("ccc", "bbb", """
                -- migrate:up transaction:false
                create index concurrently i on t_aaa (id);
                reindex index concurrently i;

                -- migrate:down transaction:false
                drop index concurrently i;
                """);
        this.root.setLevel(Level.DEBUG);
        this.log.start();
        this.root.addAppender(this.log);
    }

    @AfterEach
    void detach() {
        this.root.detachAppender(this.log);
        this.root.setLevel(null);
    }

    private DataSource asRole() {
        return new DriverManagerDataSource(this.database.jdbcUrl(), this.role, PASSWORD);
    }

    private Migrator migrator(DataSource dataSource) {
        return this.revisions.migrator(dataSource);
    }

    /** The example of docs/production.md, on a database where the role may do nothing else. */
    @Test
    void aRoleThatOwnsASchemaNeedsNoOtherRight() {
        this.catalog.execute("revoke all on database " + this.database.name() + " from public");
        this.catalog.execute("revoke all on schema public from public");
        this.catalog.execute("create role " + this.role + " login password '" + PASSWORD + "'");
        this.catalog.execute("grant connect on database " + this.database.name() + " to " + this.role);
        this.catalog.execute("create schema orders authorization " + this.role);
        this.catalog.execute("alter role " + this.role + " set search_path = orders");

        assertThat(migrator(asRole()).upgrade("heads").steps()).hasSize(3);
        assertThat(migrator(asRole()).status().upToDate()).isTrue();
        assertThat(migrator(asRole()).repairs()).isEmpty();
        assertThat(migrator(asRole()).downgrade("base").headsAfter()).isEmpty();
        migrator(asRole()).stamp(List.of("bbb"));
        assertThat(this.catalog.strings("select version_num from orders.migrate_version"))
                .containsExactly("bbb");
    }

    /** Whoever may create in a schema in front of pg_catalog could have migrate run what is his with its rights. */
    @Test
    void namesOfTheServerMeanTheServersWhateverTheSearchPathSays() throws Exception {
        this.catalog.execute("create schema evil");
        this.catalog.execute("create table evil.caught (by text)");
        for (String function : List.of(
                "lower(text)",
                "strpos(text, text)",
                "length(text)",
                "concat_ws(text, text, text)",
                "now()",
                "clock_timestamp()",
                "current_setting(text)",
                "set_config(text, text, boolean)",
                "pg_backend_pid()",
                "pg_try_advisory_lock(bigint)",
                "pg_advisory_unlock(bigint)",
                "to_regclass(text)",
                "version()",
                "array_append(text[], text)",
                "format(text, text)",
                "pg_is_in_recovery()",
                "current_schema()",
                "current_database()",
                "host(inet)",
                "quote_ident(text)")) {
            trap(function, function.startsWith("strpos") ? "int" : "text");
        }
        for (String operator : List.of("=", "<>", "~", "||")) {
            this.catalog.execute(
                    "create function evil.o(text, text) returns boolean language plpgsql as $$ begin insert into"
                            + " evil.caught values ('" + operator + "'); return true; end $$");
            this.catalog.execute(
                    "create operator evil." + operator + " (leftarg = text, rightarg = text, function = evil.o)");
            this.catalog.execute("alter function evil.o rename to o" + operator.codePointAt(0) + operator.length());
        }
        this.catalog.execute("alter database " + this.database.name() + " set search_path = evil, pg_catalog");
        DataSource attacked = this.database.dataSource();
        Migrator migrator = new Migrator(
                attacked,
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTables("public", "migrate_version"));
        this.revisions.addTable("ddd", "ccc").add("eee", "ddd", "alter table t_aaa add column v int;", "");

        migrator.upgrade("heads");
        Migrator more = new Migrator(
                attacked,
                this.revisions.scripts(),
                MigratorSettings.defaults("test")
                        .withTables("public", "migrate_version")
                        .withTimeouts(new Timeouts(Duration.ofMillis(50), Duration.ZERO, Duration.ZERO)));
        try (Connection reader = attacked.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from evil.t_aaa");
            assertThat(catchThrowable(() -> more.upgrade("heads"))).isInstanceOf(MigrationFailedException.class);
        }
        more.upgrade("heads");
        more.status();
        more.repair();
        more.stamp(List.of("bbb"), true);
        more.downgrade("base");

        assertThat(this.catalog.strings("select by::pg_catalog.text from evil.caught"))
                .isEmpty();
    }

    private void trap(String function, String returns) {
        this.catalog.execute("create function evil." + function + " returns " + returns
                + " language plpgsql as $$ begin insert into evil.caught values ('"
                + function.substring(0, function.indexOf('(')) + "'); return null; end $$");
    }

    @Test
    void quotesAndControlCharactersInTextsOfARevisionDoNoHarm() {
        String hostile = "it's $$ $migrate$ \\'; drop table t_aaa; -- \u001b[2J\u202egpj.exe";
        this.revisions.write("ddd", "ccc", "-- migrate:up\nselect 'x\u001b[2J' || nowhere;\n");
        this.revisions.rewrite("ddd", text -> text.replace("make ddd", hostile));

        MigrateException refused = catchThrowableOfType(
                MigrateException.class,
                () -> migrator(this.database.dataSource()).upgrade("heads"));

        assertThat(refused.problem())
                .startsWith(
                        "Upgrade to ddd (it's $$ $migrate$ \\'; drop table t_aaa; -- \\u001b[2J\\u202egpj.exe) failed")
                .contains("The statement: select 'x\\u001b[2J' || nowhere.");
        this.revisions.rewrite("ddd", text -> text.replace("|| nowhere", ""));
        migrator(this.database.dataSource()).upgrade("heads");
        assertThat(this.catalog.tables()).contains("t_aaa");
        assertThat(this.catalog.strings(
                        "select message from migrate_history where outcome = 'SUCCESS' and revision =" + " 'ddd'"))
                .containsExactly(hostile.replace("\u001b", "\\u001b").replace("\u202e", "\\u202e"));
        assertThat(logged()).contains("\\u001b[2J").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void namesInTheDatabaseCannotControlTheTerminal() {
        this.catalog.execute("create table \"t\u001b[2J\" (id int primary key check (id > 0))");
        this.revisions.add("ddd", "ccc", "insert into \"t\u001b[2J\" values (0);", "");

        Throwable refused =
                catchThrowable(() -> migrator(this.database.dataSource()).upgrade("heads"));

        assertThat(refused.getMessage()).contains("t\\u001b[2J").doesNotContain("\u001b");
    }

    @Test
    void thePasswordIsInNoMessageLogOrStackTraceOfAnyFailure() throws Exception {
        this.catalog.execute("create role " + this.role + " login password '" + PASSWORD + "'");
        this.catalog.execute("grant all on schema public to " + this.role);
        StringBuilder told = new StringBuilder();
        MigrationListener listener = event -> told.append(event);
        this.revisions.add("ddd", "ccc", "boom;", "");
        told(told, () -> migrator(asRole()).with(listener).upgrade("heads"));
        told(told, () -> migrator(asRole()).downgrade("nowhere"));
        told(told, () -> migrator(asRole()).check("heads"));
        this.revisions.add("ddd", "ccc", "select pg_terminate_backend(pg_backend_pid());", "");
        told(told, () -> migrator(asRole()).with(listener).upgrade("heads"));
        this.catalog.execute("revoke all on migrate_version from " + this.role);
        this.catalog.execute("alter table migrate_version owner to " + this.database.username());
        told(told, () -> migrator(asRole()).with(listener).upgrade("heads"));
        told(told, () -> migrator(asRole()).status());
        this.catalog.execute("alter role " + this.role + " nologin");
        told(told, () -> migrator(asRole()).with(listener).upgrade("heads"));
        told(
                told,
                () -> migrator(new DriverManagerDataSource("jdbc:postgresql://localhost:1/x", this.role, PASSWORD))
                        .upgrade("heads"));
        told(
                told,
                () -> migrator(new DriverManagerDataSource(
                                "jdbc:postgresql://localhost:1/x?user=" + this.role + "&password=" + PASSWORD))
                        .upgrade("heads"));

        assertThat(told)
                .contains("MigrationFailedException", "PendingRevisionsException", "SQLSTATE 28000", "SQLSTATE 08001");
        assertThat(told.toString()).doesNotContain(PASSWORD);
        assertThat(logged()).isNotEmpty().doesNotContain(PASSWORD);
    }

    private static void told(StringBuilder told, Runnable failing) {
        Throwable failure = catchThrowable(failing::run);
        StringWriter trace = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(trace));
        }
        told.append(trace);
    }

    private String logged() {
        return this.log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : ""))
                .collect(Collectors.joining("\n"));
    }
}
