package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases and users with which a run cannot do anything, and does not begin. */
@Tag("postgres")
class RefusalTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
    }

    private MigrateException refused(DataSource dataSource, String target) {
        return catchThrowableOfType(
                MigrateException.class,
                () -> this.revisions.migrator(dataSource).upgrade(target));
    }

    private DataSource role(String name, String options) {
        String role = name + "_" + this.database.name();
        this.catalog.execute("create role " + role + " login password 's3cret' " + options);
        return new DriverManagerDataSource(this.database.jdbcUrl(), role, "s3cret");
    }

    @Test
    void twoHeads() {
        this.revisions.addTable("ccc", "aaa");

        MigrateException refused = refused(this.database.dataSource(), "head");

        assertThat(refused.problem()).contains("bbb", "ccc");
        assertThat(refused.action()).contains("heads", "merge");
        assertThat(this.catalog.strings("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void missingFile() {
        this.revisions.remove("aaa");

        MigrateException refused = refused(this.database.dataSource(), "heads");

        assertThat(refused.problem()).contains("bbb").contains("aaa");
        assertThat(this.catalog.strings("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void noRightToCreateTables() {
        this.catalog.execute("revoke create on schema public from public");
        DataSource weak = role("weak", "");

        MigrateException refused = refused(weak, "heads");

        assertThat(refused.problem())
                .isEqualTo("The tables public.migrate_version and public.migrate_history could not be"
                        + " created: permission denied for schema public (SQLSTATE 42501).");
        assertThat(refused.action())
                .isEqualTo("Grant the user of the database CREATE on the schema, or name another schema with"
                        + " migrate.schema.");
        assertThat(this.catalog.strings("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void aTableInTheWay() {
        this.catalog.execute("create table migrate_version_pkc (id int)");

        MigrateException refused = refused(this.database.dataSource(), "heads");

        assertThat(refused.problem())
                .isEqualTo("The tables public.migrate_version and public.migrate_history could not be created: relation"
                        + " \"migrate_version_pkc\" already exists (SQLSTATE 42P07).");
        assertThat(refused.action())
                .isEqualTo("No revision was run. Name another place with migrate.schema or migrate.version-table, or"
                        + " rename what is in the way.");
    }

    @Test
    void noRightToReadTheVersionTable() {
        this.revisions.migrator(this.database.dataSource()).upgrade("aaa");

        MigrateException refused = refused(role("blind", ""), "heads");

        assertThat(refused.problem())
                .isEqualTo("The version table could not be read: ERROR: permission denied for table migrate_version.");
        assertThat(refused.action())
                .isEqualTo("Check that the user of the database may read migrate_version and migrate_history, and that"
                        + " migrate.schema and migrate.version-table name the right place.");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    /** The revision is not to blame. */
    @Test
    void aTriggerThatRefusesTheRows() {
        this.revisions.migrator(this.database.dataSource()).upgrade("aaa");
        this.catalog.execute("create function refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'frozen until monday'; end $$");
        this.catalog.execute(
                "create trigger refuse before update on migrate_version for each row execute function refuse()");

        MigrateException refused = refused(this.database.dataSource(), "heads");

        assertThat(refused.problem())
                .contains("when its outcome was written down: frozen until monday (SQLSTATE P0001)");
        assertThat(refused.action())
                .isEqualTo(
                        "Something refuses rows of migrate's own tables, such as a trigger, a rule or a constraint on"
                                + " migrate_version or migrate_history: remove it and run it again.");
    }

    @Test
    void anEventTriggerThatRefusesTheTables() {
        this.catalog.execute("create function refuse() returns event_trigger language plpgsql as"
                + " $$ begin raise exception 'no tables here'; end $$");
        this.catalog.execute("create event trigger refuse on ddl_command_start when tag in ('CREATE TABLE')"
                + " execute function refuse()");

        MigrateException refused = refused(this.database.dataSource(), "heads");

        assertThat(refused.problem())
                .isEqualTo(
                        "The tables public.migrate_version and public.migrate_history could not be created: no tables"
                                + " here (SQLSTATE P0001).");
        assertThat(refused.action())
                .isEqualTo(
                        "No revision was run. Something in the database refuses the tables, such as an event trigger: let"
                                + " it accept them, or let a user make them who may, with the command ensure-version.");
    }

    @Test
    void noRightToWriteTheVersionTable() {
        this.revisions.migrator(this.database.dataSource()).upgrade("aaa");
        DataSource reader = role("weak", "");
        String weak = "weak_" + this.database.name();
        this.catalog.execute("grant select on migrate_version, migrate_history to " + weak);
        this.catalog.execute("grant create on schema public to " + weak);

        MigrateException refused = refused(reader, "heads");

        assertThat(refused.problem())
                .contains(
                        "when its outcome was written down: permission denied for table migrate_version (SQLSTATE 42501)");
        assertThat(refused.action())
                .isEqualTo("Check the rights of the database's user on migrate's tables and run it again.");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    @Test
    void noConnectionLeft() {
        DataSource waiting = role("many", "connection limit 0");

        MigrateException refused = refused(waiting, "heads");

        assertThat(refused.problem())
                .isEqualTo("Could not connect to the database: FATAL: too many connections for role \"many_"
                        + this.database.name() + "\" (SQLSTATE 53300).");
        assertThat(refused.action())
                .isEqualTo("The server, the database or the user has as many connections as it may have: make the"
                        + " connection pools of the applications smaller, or raise max_connections or the CONNECTION"
                        + " LIMIT. Then start again.");
    }

    @Test
    void noRightToConnect() {
        DataSource stranger = role("stranger", "");
        this.catalog.execute("revoke connect on database " + this.database.name() + " from public");

        MigrateException refused = refused(stranger, "heads");

        assertThat(refused.problem())
                .isEqualTo("Could not connect to the database: FATAL: permission denied for database \""
                        + this.database.name() + "\" Detail: User does not have CONNECT privilege (SQLSTATE 42501).");
        assertThat(refused.action()).isEqualTo("Grant the user of the database CONNECT on the database.");
    }

    @Test
    void readOnlyConnection() {
        DataSource reader = role("reader", "");
        this.catalog.execute("alter role reader_" + this.database.name() + " set default_transaction_read_only = on");

        MigrateException refused = refused(reader, "heads");

        assertThat(refused.problem())
                .isEqualTo("The connection is read-only (default_transaction_read_only). Nothing was changed.");
        assertThat(refused.action())
                .isEqualTo("Give migrations a connection that may write, with migrate.url; or correct that setting of"
                        + " the user, the database or the connection pool.");
    }

    @Test
    void encodingThatLacksACharacter() {
        String name = this.database.name() + "_latin";
        this.catalog.execute(
                "create database " + name + " template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'");
        Database latin = new Database(
                this.database.host(), this.database.port(), name, this.database.username(), this.database.password());
        this.revisions.add("ccc", "bbb", "create table c as select '\u0142' as letter;", "");

        MigrateException refused = refused(latin.dataSource(), "heads");

        assertThat(refused.problem())
                .contains("character with byte sequence 0xc5 0x82 in encoding \"UTF8\" has no equivalent in encoding"
                        + " \"LATIN1\" (SQLSTATE 22P05)");
        assertThat(refused.action())
                .isEqualTo("The encoding of the database lacks a character of " + this.revisions.location()
                        + "/ccc_make_ccc.sql: write it otherwise, or move to a database in UTF8. Then run it again: it"
                        + " goes on with this revision.");
        assertThat(new Catalog(latin).heads()).containsExactly("bbb");
    }

    @Test
    void notPostgres() {
        MigrateException refused = refused(claiming("H2", 2), "heads");

        assertThat(refused.problem()).isEqualTo("The data source leads to H2, and migrate works on PostgreSQL only.");
        assertThat(refused.action()).startsWith("Give it a PostgreSQL database with DATABASE_URL");
    }

    @Test
    void serverThatIsTooOld() {
        MigrateException refused = refused(claiming("PostgreSQL", 13), "heads");

        assertThat(refused.problem()).isEqualTo("The server is PostgreSQL 13, and migrate needs 14 or newer.");
        assertThat(refused.action()).isEqualTo("Upgrade the server; PostgreSQL 13 no longer gets security fixes.");
    }

    /** A server that says that it is another product or version, as none of those is at hand. */
    private DataSource claiming(String product, int major) {
        DataSource real = this.database.dataSource();
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection connection = real.getConnection();
                DatabaseMetaData claims = (DatabaseMetaData) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {DatabaseMetaData.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getDatabaseProductName") ? product : major);
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getMetaData") ? claims : method.invoke(connection, arguments));
            }

            @Override
            public Connection getConnection(String username, String password) throws java.sql.SQLException {
                return getConnection();
            }
        };
    }
}
