package dev.migrate.postgres.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("postgres")
class ScratchServerTests {

    private static final String PREFIX = "migrate_scratch_0123456789";
    private static final String SCRATCH =
            "select datname from pg_database where datname like 'migrate_scratch_%' order by datname";

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final String role = "scratch_" + this.database.name();

    @BeforeEach
    void makeRole() {
        this.catalog.execute("create role " + this.role + " login createdb password '" + this.role + "'");
    }

    @AfterEach
    void dropAll() {
        assertThat(this.catalog.strings(SCRATCH)).isEmpty();
        this.catalog.execute("drop role " + this.role);
    }

    @Test
    void isLikeTheDatabaseOfTheApplicationAndGone() throws SQLException {
        this.catalog.execute("alter database " + this.database.name() + " set search_path = 'Own Schema', public");
        ScratchServer server = ScratchServer.ofApplication(this.database.dataSource(), address());

        try (ScratchDatabase scratch = server.create()) {
            JdbcClient client = JdbcClient.create(scratch.dataSource());
            assertThat(this.catalog.strings(SCRATCH)).containsExactly(scratch.name());
            assertThat(scratch.name()).matches("migrate_scratch_[0-9a-f]{12}");
            assertThat(client.sql("show search_path").query(String.class).single())
                    .isEqualTo("\"Own Schema\", public");
            assertThat(client.sql("select pg_get_userbyid(datdba) from pg_database where datname = current_database()")
                            .query(String.class)
                            .single())
                    .isEqualTo(this.role);
        }
        assertThat(this.catalog.strings(SCRATCH)).isEmpty();
    }

    @Test
    void hasTheLocaleOfTheApplication() {
        String other = this.database.name() + "_c";
        this.catalog.execute("create database " + other + " template template0 encoding 'SQL_ASCII' lc_collate 'C'"
                + " lc_ctype 'C'");
        try {
            PGSimpleDataSource application = address();
            application.setDatabaseName(other);
            try (ScratchDatabase scratch =
                    ScratchServer.ofApplication(application, address()).create()) {
                assertThat(JdbcClient.create(scratch.dataSource())
                                .sql("select pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || datctype"
                                        + " from pg_database where datname = current_database()")
                                .query(String.class)
                                .single())
                        .isEqualTo("SQL_ASCII C C");
            }
        } finally {
            this.catalog.execute("drop database " + other);
        }
    }

    @Test
    void theDatabaseNeedNotExist() {
        PGSimpleDataSource nowhere = address();
        nowhere.setDatabaseName("no_such_database");

        try (ScratchDatabase scratch =
                ScratchServer.ofApplication(nowhere, nowhere).create()) {
            assertThat(this.catalog.strings(SCRATCH)).containsExactly(scratch.name());
        }
        try (ScratchDatabase scratch = ScratchServer.of(nowhere).create()) {
            assertThat(this.catalog.strings(SCRATCH)).containsExactly(scratch.name());
        }
    }

    @Test
    void theSearchPathLeadsSomewhere() {
        PGSimpleDataSource address = address();
        address.setCurrentSchema("app");

        try (ScratchDatabase scratch = ScratchServer.of(address).create()) {
            assertThat(JdbcClient.create(scratch.dataSource())
                            .sql("select current_schema()")
                            .query(String.class)
                            .single())
                    .isEqualTo("app");
        }
    }

    @Test
    void saysWhatTheUserLacks() {
        this.catalog.execute("alter role " + this.role + " nocreatedb");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> ScratchServer.of(address()).create())
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The scratch database could not be made: ERROR: permission denied to create"
                                    + " database (SQLSTATE 42501).");
                    assertThat(ex.action())
                            .isEqualTo("Let a superuser say \"alter role ... createdb\" of the user of the database; or"
                                    + " name another server, such as a local container, in SCRATCH_DATABASE_URL or"
                                    + " migrate.autogenerate.scratch.url.");
                });
    }

    @Test
    void whatCannotBeConnectedToIsDropped() {
        this.catalog.execute("alter role " + this.role + " connection limit 1");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> ScratchServer.of(address()).create())
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .matches("The scratch database migrate_scratch_\\w+ was made, but cannot be connected to:"
                                    + " FATAL: too many connections for role \"" + this.role
                                    + "\" \\(SQLSTATE 53300\\)\\. It was dropped again\\.");
                    assertThat(ex.action())
                            .isEqualTo("If a pooler stands between, give migrations a direct connection with"
                                    + " DIRECT_DATABASE_URL or migrate.url; or name another server, such as a local"
                                    + " container, in SCRATCH_DATABASE_URL or migrate.autogenerate.scratch.url.");
                });
    }

    @Test
    void saysWhereItCannotConnect() {
        PGSimpleDataSource wrong = address();
        wrong.setPassword("wr0ng");
        wrong.setPortNumbers(new int[] {1});

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> ScratchServer.of(wrong).create())
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .startsWith("Could not connect to the server for a scratch database: Connection to ")
                            .doesNotContain("wr0ng");
                    assertThat(ex.action())
                            .isEqualTo("Check that the server runs, and correct SCRATCH_DATABASE_URL or"
                                    + " migrate.autogenerate.scratch.*.");
                });
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> ScratchServer.ofApplication(wrong, wrong).create())
                .satisfies(
                        ex -> assertThat(ex.action())
                                .isEqualTo(
                                        "Check DATABASE_URL, spring.datasource.* or migrate.url; or name another server, such"
                                                + " as a local container, in SCRATCH_DATABASE_URL or migrate.autogenerate.scratch.url."));
    }

    @Test
    void leftoversGoWithTheNextRunAndNothingElseDoes() throws SQLException {
        String used = PREFIX + "0b";
        String withoutComment = PREFIX + "0c";
        String foreign = PREFIX + "0d";
        try (ScratchDatabase needed = ScratchServer.of(address()).create()) {
            String comment = comment(needed.name());
            leaveBehind(PREFIX + "0a", this.role, comment);
            leaveBehind(used, this.role, comment);
            leaveBehind(withoutComment, this.role, "mine");
            leaveBehind(foreign, this.database.username(), comment);
            try (Connection user = connect(used);
                    ScratchDatabase scratch = ScratchServer.of(address()).create()) {
                assertThat(this.catalog.strings(SCRATCH))
                        .containsExactlyInAnyOrder(used, withoutComment, foreign, needed.name(), scratch.name());
                assertThat(user.isValid(60)).isTrue();
            }
        }
        for (String name : List.of(used, withoutComment, foreign)) {
            this.catalog.execute("drop database " + name + " with (force)");
        }
    }

    private String comment(String name) {
        return this.catalog
                .strings("select shobj_description(oid, 'pg_database') from pg_database where datname = '" + name + "'")
                .get(0);
    }

    /** As a process that was killed does. */
    private void leaveBehind(String name, String owner, String comment) {
        this.catalog.execute("create database " + name + " owner " + owner);
        this.catalog.execute("comment on database " + name + " is '" + comment + "'");
    }

    private Connection connect(String name) throws SQLException {
        PGSimpleDataSource other = address();
        other.setDatabaseName(name);
        return Objects.requireNonNull(other.getConnection());
    }

    private PGSimpleDataSource address() {
        PGSimpleDataSource address = new PGSimpleDataSource();
        address.setUrl(this.database.jdbcUrl());
        address.setUser(this.role);
        address.setPassword(this.role);
        return address;
    }
}
