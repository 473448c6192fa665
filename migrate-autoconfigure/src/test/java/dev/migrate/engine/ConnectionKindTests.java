package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Connections as others set them up: parameters of the driver, settings of the role, habits of a pool. */
@Tag("postgres")
class ConnectionKindTests {

    private static final List<String> EVERYTHING =
            List.of("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "rx");

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder);
        for (int i = 0; i < 10; i++) {
            this.revisions.addTable("r" + i, i == 0 ? "<base>" : "r" + (i - 1));
        }
        this.revisions.write("rx", "r9", """
                -- migrate:up transaction:false
                create index concurrently i on t_r9 (id);
                insert into t_r9 values (1);
                vacuum t_r9;

                -- migrate:down transaction:false
                drop index concurrently i;
                """);
    }

    private DataSource with(String parameter) {
        return new DriverManagerDataSource(
                this.database.jdbcUrl() + "?" + parameter, this.database.username(), this.database.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preferQueryMode=simple",
                "preferQueryMode=extendedForPrepared",
                "preferQueryMode=extendedCacheEverything",
                "autosave=always",
                "autosave=conservative",
                "reWriteBatchedInserts=true"
            })
    void nothingRunsBehindAFailureWhateverTheDriverIsTold(String parameter) {
        DataSource dataSource = with(parameter);
        this.revisions.add("r5", "r4", "create table half (id int);\nboom;", "drop table half;");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> this.revisions.migrator(dataSource).upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .contains("line 9, statement 2 of 2")
                            .contains("the database is at r4.");
                    assertThat(ex.applied()).containsExactly("r0", "r1", "r2", "r3", "r4");
                });
        assertThat(this.catalog.heads()).containsExactly("r4");
        assertThat(this.catalog.tables()).containsExactly("t_r0", "t_r1", "t_r2", "t_r3", "t_r4");
        assertThat(this.catalog.history()).endsWith("upgrade r4 SUCCESS", "upgrade r5 FAILED");

        this.revisions.add("r5", "r4", "create table half (id int);", "drop table half;");
        assertThat(this.revisions.migrator(dataSource).upgrade("heads").headsAfter())
                .containsExactly("rx");
        assertThat(this.revisions.migrator(dataSource).downgrade("base").headsAfter())
                .isEmpty();
        assertThat(this.catalog.tables()).isEmpty();
    }

    /** The driver says which statement of a message failed in words of that language. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa", "ja", "my"})
    void aFailureIsFoundWhateverTheDigitsOfTheLanguage(String language) {
        this.revisions.add("r5", "r4", "create table half (id int);\nboom;", "drop table half;");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() ->
                            this.revisions.migrator(this.database.dataSource()).upgrade("heads"))
                    .satisfies(ex -> assertThat(ex.problem()).contains("line 9, statement 2 of 2: syntax error"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default_transaction_isolation = 'serializable'",
                "default_transaction_isolation = 'repeatable read'",
                "default_transaction_deferrable = on",
                "session_replication_role = 'replica'",
                "row_security = off",
                "client_min_messages = 'error'",
                "standard_conforming_strings = off",
                "array_nulls = off",
                "bytea_output = 'escape'",
                "IntervalStyle = 'sql_standard'",
                "quote_all_identifiers = on",
                "transform_null_equals = on",
                "search_path = public, pg_catalog",
                "synchronous_commit = off"
            })
    void everythingRunsWhateverTheRoleHasSet(String setting) throws SQLException {
        DataSource dataSource = asRole(setting);

        this.revisions.migrator(dataSource).upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("rx");
        assertThat(this.revisions.migrator(dataSource).status().upToDate()).isTrue();
        assertThat(this.catalog.history()).hasSize(EVERYTHING.size() + 1);
        this.revisions.migrator(dataSource).downgrade("base");
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void aTimeoutOfTheSocketIsToldFromANetworkThatFails() {
        this.revisions.addIrreversible("r0", "<base>", "select pg_sleep(1000);");

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(
                        () -> this.revisions.migrator(with("socketTimeout=1")).upgrade("r0"))
                .satisfies(ex -> assertThat(ex.action())
                        .isEqualTo(
                                "The parameter socketTimeout of the database's URL ends the connection of whatever takes"
                                        + " longer: give migrations a URL without it, with migrate.url or"
                                        + " DIRECT_DATABASE_URL, and run it again: it goes on with r0."));
        assertThat(this.catalog.heads()).isEmpty();
    }

    private DataSource asRole(String... settings) {
        String role = "set_" + this.database.name();
        this.catalog.execute("create role " + role + " superuser login password 's3cret'");
        for (String setting : settings) {
            this.catalog.execute("alter role " + role + " set " + setting);
        }
        return new DriverManagerDataSource(this.database.jdbcUrl(), role, "s3cret");
    }

    @Test
    void noLimitOfTimeOfTheRoleEndsARevision() {
        boolean knowsTransactions = !this.catalog
                .strings("select name from pg_settings where name = 'transaction_timeout'")
                .isEmpty();
        List<String> limits = new java.util.ArrayList<>(
                List.of("idle_in_transaction_session_timeout", "idle_session_timeout", "statement_timeout"));
        if (knowsTransactions) {
            limits.add("transaction_timeout");
        }
        DataSource dataSource =
                asRole(limits.stream().map(name -> name + " = '1h'").toArray(String[]::new));
        String seen = limits.stream()
                .map(name -> "select '" + name + "' as name, current_setting('" + name + "') as value")
                .collect(java.util.stream.Collectors.joining(" union all "));
        this.revisions.add("r0", "<base>", "create table t_r0 as " + seen + ";", "drop table t_r0;");

        this.revisions.migrator(dataSource).upgrade("r0");

        assertThat(this.catalog.strings("select name from t_r0 where value <> '0'"))
                .isEmpty();
    }

    /** Revisions are cut into statements by this rule, and scripts for psql set it as well. */
    @Test
    void aBackslashIsABackslashWhateverTheRoleHasSet() {
        DataSource dataSource = asRole("standard_conforming_strings = off");
        this.revisions.add("r0", "<base>", "create table t_r0 as select 'C:\\temp\\' as path;", "drop table t_r0;");

        this.revisions.migrator(dataSource).upgrade("r0");

        assertThat(this.catalog.strings("select path from t_r0")).containsExactly("C:\\temp\\");
    }

    @Test
    void aPoolWithoutAutocommitGetsItsConnectionBackWithoutIt() throws SQLException {
        SingleConnectionDataSource pool = this.database.keptConnection();
        pool.setAutoCommit(false);

        this.revisions.migrator(pool).upgrade("heads");

        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
        }
        assertThat(this.catalog.heads()).containsExactly("rx");
        pool.destroy();
    }

    /** Server and driver would wait for each other if both only wrote. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTalkativeStatementBeforeALargeOneDoesNotStopTheRun() {
        this.revisions.addIrreversible(
                "r0",
                "<base>",
                "do $$ begin for i in 1..200000 loop raise notice '%', repeat('x', 100); end loop; end $$;\n"
                        + "create table large as select '" + "y".repeat(20_000_000) + "'::text as y;");

        this.revisions.migrator(this.database.dataSource()).upgrade("r0");

        assertThat(this.catalog.strings("select length(y)::text from large")).containsExactly("20000000");
    }

    /** Only a superuser may switch triggers on again, and the role that the revision leaves behind is none. */
    @Test
    void aConnectionThatCannotBePutBackIsNotGivenToTheNextUserOfThePool() {
        String weak = "weak_" + this.database.name();
        this.catalog.execute("create role " + weak);
        this.catalog.execute("grant all on schema public to " + weak);
        this.revisions.addIrreversible(
                "r0",
                "<base>",
                "grant all on migrate_version, migrate_history to " + weak
                        + ";\nset session_replication_role = 'replica';\nset role " + weak + ";");
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(this.database.dataSource());
            pool.setMaximumPoolSize(1);
            this.revisions.migrator(pool).upgrade("r0");

            assertThat(new Catalog(pool)
                            .strings("select current_setting('session_replication_role') || ' ' || current_user"))
                    .containsExactly("origin " + this.database.username());
        }
        assertThat(this.catalog.heads()).containsExactly("r0");
        assertThat(this.catalog.strings("select mode from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    /** With foreign keys and triggers switched off the next revision would mean something else, and so would the application. */
    @Test
    void whatARevisionSwitchesOffIsOnForTheNextOneAndForThePool() throws SQLException {
        String off = "set session_replication_role = 'replica';\n";
        this.revisions
                .add("r0", "<base>", off + "create table t_r0 (id int primary key);", "drop table t_r0;")
                .add(
                        "r1",
                        "r0",
                        "create table t_r1 (id int references t_r0);\ncreate table seen as select"
                                + " current_setting('session_replication_role') s;",
                        "drop table t_r1, seen;")
                .write("rx", "r9", "-- migrate:up transaction:false\n" + off + "set work_mem = '3MB';\nvacuum t_r9;\n")
                .write(
                        "ry",
                        "rx",
                        "-- migrate:up transaction:false\ninsert into seen select"
                                + " current_setting('session_replication_role');\n");
        SingleConnectionDataSource pool = this.database.keptConnection();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '5MB'");
        }

        this.revisions.migrator(pool).upgrade("heads");

        assertThat(this.catalog.strings("select s from seen")).containsExactly("origin", "origin");
        assertThat(new Catalog(pool)
                        .strings("select current_setting('session_replication_role') || ' ' ||"
                                + " current_setting('work_mem')"))
                .containsExactly("origin 5MB");
        pool.destroy();
    }
}
