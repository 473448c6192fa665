package dev.migrate.cli;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.autoconfigure.ResourceScriptSource;
import dev.migrate.cli.CommandLineFixture.Result;
import dev.migrate.operation.Operations;
import dev.migrate.postgres.scratch.ScratchServer;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.DefaultResourceLoader;

/** The entities against the revisions, which are applied to a database of their own. */
@Tag("postgres")
class OfflineComparisonTests {

    /** Everything that a run could leave in a database or beside it. */
    private static final String TRACES = """
            select string_agg(x, ' ' order by x) from (
                select 'relation ' || relname from pg_class where oid >= 16384
                union all select 'schema ' || nspname from pg_namespace where oid >= 16384
                union all select 'type ' || typname from pg_type where oid >= 16384
                union all select 'row ' || version_num || ' ' || xmin || ' ' || ctid from migrate_version
                union all select 'row ' || id || ' ' || xmin || ' ' || ctid from migrate_history
                union all select 'database ' || datname from pg_database where datname like 'migrate_scratch_%') x (x)""";

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final List<Class<? extends Migration>> classes = new ArrayList<>();
    private RevisionFolder revisions = new RevisionFolder(Path.of(""));
    private CommandLineFixture commands = new CommandLineFixture(this::scripts, null, Path.of(""));

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void begin() {
        this.revisions = new RevisionFolder(this.folder);
        this.commands = new CommandLineFixture(this::scripts, this.database.dataSource(), this.folder)
                .withLocations("file:" + this.folder)
                .withScratchServer(server(this.database.name()));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(this.catalog.strings("select datname from pg_database where datname like 'migrate_scratch_%'"))
                .isEmpty();
    }

    @Test
    void aFreshProjectNeedsNoDatabase() throws IOException {
        this.commands.withScratchServer(server("no_such_database")).withEntities(users(column("name", varchar(80))));

        Result first =
                this.commands.run("revision", "--autogenerate", "--offline", "-m", "add users", "--rev-id", "aaaa");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(Files.readString(this.folder.resolve(first.out().strip()))).contains("""
                -- migrate:up
                -- Generated from the entities and the revisions: please review.

                create table users (
                """);
        assertThat(this.commands.run("check", "--offline"))
                .isEqualTo(new Result(0, "", "The revisions make what the entities want.\n"));

        this.commands.withEntities(users(column("name", varchar(80)), column("mail", varchar(255))));
        assertThat(this.commands.run("check", "--offline"))
                .isEqualTo(new Result(
                        3,
                        "column users.mail is missing\n",
                        "1 difference. \"migrate revision --autogenerate -m ...\" writes a revision for them.\n"));
        assertThat(this.commands.run("check", "--offline", "--json").out())
                .isEqualTo(
                        "{\"holds\":false,\"differences\":[{\"kind\":\"CHANGE\",\"object\":\"column\",\"schema\":null,"
                                + "\"name\":\"users\",\"part\":\"mail\",\"text\":\"column users.mail is missing\","
                                + "\"remarks\":[]}]}\n");
        assertThat(this.commands
                        .run("revision", "--autogenerate", "--offline", "-m", "mail", "--rev-id", "bbbb")
                        .exitCode())
                .isZero();
        assertThat(this.commands
                        .run("revision", "--autogenerate", "--offline", "-m", "again")
                        .out())
                .isEqualTo("Nothing to do: the revisions make what the entities want. No revision was written.\n");
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void theDatabaseOfTheApplicationIsNotTouched() {
        this.revisions.add(
                "aaaa",
                "<base>",
                "create table users (id bigint generated by default as identity primary" + " key, name varchar(80));",
                "drop table users;");
        assertThat(this.commands.run("upgrade", "heads").exitCode()).isZero();
        this.catalog.execute("alter table users add column by_hand int");
        this.catalog.execute("create schema app");
        this.revisions
                .add(
                        "bbbb",
                        "aaaa",
                        "create schema app; create type app.mood as enum ('SAD');"
                                + " create table app.moods (id bigint primary key, mood app.mood);",
                        "drop schema app cascade;")
                .write("cccc", "bbbb", """
                        -- migrate:up transaction:false
                        create index concurrently ix_users_name on users (name);
                        """);
        this.classes.add(R_dddd_Fill.class);
        String before = this.catalog.strings(TRACES).get(0);

        this.commands.withEntities(new DatabaseModel(
                List.of("app"),
                List.of(new EnumType(new QualifiedName("app", "mood"), List.of("SAD"))),
                List.of(),
                List.of(),
                List.of(
                        Table.of(
                                new QualifiedName("app", "moods"),
                                List.of(
                                        column("id", bigint()).notNull(),
                                        column(
                                                "mood",
                                                dev.migrate.schema.Definitions.type(new QualifiedName("app", "mood"))),
                                        primaryKey("id"))),
                        table(
                                "users",
                                column("id", bigint()).identityByDefault(),
                                column("name", varchar(80)),
                                primaryKey("id"))),
                List.of()));

        Result check = this.commands.run("check", "--offline");

        assertThat(check).isEqualTo(new Result(0, "", """
                Kept: index users.ix_users_name is only in the revisions; --drops drops it.
                The revisions make what the entities want.
                """));
        assertThat(this.catalog.strings(TRACES)).containsExactly(before);
    }

    @Test
    void namesTheRevisionsInWhatItWrites() throws IOException {
        this.commands.withEntities(users());
        this.revisions.add(
                "aaaa",
                "<base>",
                "create table users (id bigint generated by default as identity primary key, by_hand int default 1);",
                "drop table users;");
        Result rename = this.commands.run("check", "--offline", "--rename", "a=b");
        assertThat(rename.err())
                .startsWith("--rename a=b does not fit: \"a\" must be a table or column of the revisions, and");

        this.commands.withEntities(users(column("name", varchar(80))));
        Result revision =
                this.commands.run("revision", "--autogenerate", "--offline", "-m", "names", "--rev-id", "bbbb");
        assertThat(revision.err()).contains("Kept: column users.by_hand is only in the revisions; --drops drops it.\n");
        assertThat(Files.readString(this.folder.resolve(revision.out().strip())))
                .contains("""
                -- Generated from the entities and the revisions: please review.

                alter table users add column name varchar(80);

                -- Only in the revisions, and kept; --drops drops it:
                -- - column users.by_hand
                """);
    }

    @Test
    void aRevisionMayMakeAnExtension() {
        this.revisions.add(
                "aaaa",
                "<base>",
                "create extension citext;\ncreate table users (id bigint generated by default as identity primary key,"
                        + " name citext);",
                "drop table users;\ndrop extension citext;");
        this.commands.withEntities(users(column("name", type("citext"))));

        assertThat(this.commands.run("check", "--offline"))
                .isEqualTo(new Result(0, "", "The revisions make what the entities want.\n"));
        assertThat(this.catalog.strings("select extname from pg_extension where extname = 'citext'"))
                .isEmpty();
    }

    @Test
    void whoHasNoDatabaseYetIsToldOfIt() {
        PGSimpleDataSource missing = address("no_such_database");
        CommandLineFixture fresh = new CommandLineFixture(this::scripts, missing, this.folder);

        assertThat(fresh.run("check"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "Could not connect to the database: FATAL: database \"no_such_database\" does not exist"
                                + " (SQLSTATE 3D000).\n"
                                + "Create it, such as with createdb, or correct its name in DATABASE_URL,"
                                + " spring.datasource.* or migrate.url. Or compare the entities with the revisions:"
                                + " --offline.\n"));
    }

    @Test
    void saysWhichRevisionFails() {
        this.revisions.add("aaaa", "<base>", "create table t (id no_such_type);", "drop table t;");

        Result check = this.commands.run("check", "--offline");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err())
                .isEqualTo("In a scratch database: Upgrade to aaaa (make aaaa) failed in file:" + this.folder
                        + "/aaaa_make_aaaa.sql, line 8,"
                        + " statement 1 of 1: type \"no_such_type\" does not exist (SQLSTATE 42704). The statement:"
                        + " create table t (id no_such_type). The step was rolled back: nothing of it remains. No other"
                        + " step had run; the database is at <base>.\n"
                        + "Correct the revision, or let it make what it needs, such as an extension: it has to run on an"
                        + " empty database. The scratch database is dropped, and that of the application was not"
                        + " touched.\n");
    }

    @Test
    void whatReachesBeyondADatabaseNeedsAServerOfItsOwn() {
        String role = "role_" + this.database.name();
        this.revisions.add("aaaa", "<base>", "create table t (id int);\ncreate role " + role + ";", "drop table t;");

        Result check = this.commands.run("check", "--offline");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err())
                .isEqualTo("file:" + this.folder
                        + "/aaaa_make_aaaa.sql, line 9, changes more than its database, and a scratch database would be on"
                        + " the server of the application: create role " + role + ".\n"
                        + "Name a server of its own, such as a local container, in SCRATCH_DATABASE_URL or"
                        + " migrate.autogenerate.scratch.url.\n");
        assertThat(this.catalog.strings("select rolname from pg_roles where rolname = '" + role + "'"))
                .isEmpty();

        this.commands.withScratchServer(ScratchServer.of(address("postgres")));
        assertThat(this.commands.run("check", "--offline").exitCode()).isZero();
        this.catalog.execute("drop role " + role);
    }

    private ScriptSet scripts() {
        List<ScriptResource> resources = new ArrayList<>(
                new ResourceScriptSource(List.of("file:" + this.folder), new DefaultResourceLoader()).resources());
        this.classes.forEach(type -> resources.add(new ScriptResource.Java(type.getName(), type.getClassLoader())));
        return ScriptSet.read(() -> resources);
    }

    private ScratchServer server(String name) {
        return ScratchServer.ofApplication(address(name), address(name));
    }

    private PGSimpleDataSource address(String name) {
        PGSimpleDataSource address = new PGSimpleDataSource();
        address.setUrl(this.database.jdbcUrl());
        address.setDatabaseName(name);
        address.setUser(this.database.username());
        address.setPassword(this.database.password());
        return address;
    }

    private static DatabaseModel users(TableElement... further) {
        List<TableElement> elements =
                new ArrayList<>(List.of(column("id", bigint()).identityByDefault()));
        elements.addAll(List.of(further));
        elements.add(primaryKey("id"));
        return new DatabaseModel(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(table("users", elements.toArray(TableElement[]::new))),
                List.of());
    }

    private static Table table(String name, TableElement... elements) {
        return Table.of(new QualifiedName(null, name), List.of(elements));
    }

    @Revision(id = "dddd", revises = "cccc")
    static class R_dddd_Fill implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.run(jdbc -> jdbc.sql("insert into users (name) values ('Ada')").update());
        }
    }
}
