package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.Psql;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("postgres")
class OfflineTests {

    /** Whoever asks it for a connection fails. */
    private static final DataSource NOWHERE = new DriverManagerDataSource("jdbc:none:");

    private static final String HISTORY = """
            select concat_ws('|', id, revision, parents, depends_on, direction, message, type, script, checksum,
                database_user, application, outcome, started_at <= now(), duration_ms >= 0)
            from migrate_history order by id""";

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder)
                .addTable("aaa", "<base>")
                .addTable("bbb", "aaa")
                .addTable("ccc", "bbb");
    }

    private Migrator offline() {
        return this.revisions.migrator(NOWHERE);
    }

    @Test
    void writesTheSameStatementsAsItWouldRun() {
        assertThat(offline().upgradeScript("aaa:bbb"))
                .isEqualTo("""
                -- migrate upgrade aaa:bbb

                -- Run it with: psql -v ON_ERROR_STOP=1 -f <this file>

                SET client_encoding = 'UTF8';

                SET standard_conforming_strings = on;

                BEGIN;

                CREATE TABLE IF NOT EXISTS migrate_version (version_num varchar(64) NOT NULL, CONSTRAINT \
                migrate_version_pkc PRIMARY KEY (version_num));

                CREATE TABLE IF NOT EXISTS migrate_history (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    revision varchar(64) NOT NULL,
                    parents pg_catalog.text[] NOT NULL,
                    depends_on pg_catalog.text[] NOT NULL,
                    direction pg_catalog.text NOT NULL,
                    message pg_catalog.text NOT NULL,
                    type pg_catalog.text,
                    script pg_catalog.text,
                    checksum pg_catalog.text,
                    fingerprint pg_catalog.text,
                    started_at pg_catalog.timestamptz NOT NULL,
                    duration_ms bigint NOT NULL,
                    database_user pg_catalog.text NOT NULL,
                    application pg_catalog.text NOT NULL,
                    outcome pg_catalog.text NOT NULL,
                    statements pg_catalog.text[] NOT NULL
                );

                COMMIT;

                -- Running upgrade aaa -> bbb, make bbb

                BEGIN;

                DO $migrate$
                DECLARE
                    heads pg_catalog.text[] := ARRAY(SELECT version_num::pg_catalog.text FROM migrate_version ORDER BY \
                version_num COLLATE "C");
                BEGIN
                    IF NOT pg_catalog.pg_try_advisory_xact_lock(('x' OPERATOR(pg_catalog.||) pg_catalog.left(\
                pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to('migrate:' OPERATOR(pg_catalog.||) \
                pg_catalog.current_schema() OPERATOR(pg_catalog.||) '.migrate_version', 'UTF8')), 'hex'), \
                16))::bit(64)::bigint) THEN
                        RAISE EXCEPTION 'Another run holds the migration lock.';
                    END IF;
                    IF heads OPERATOR(pg_catalog.<>) ARRAY['aaa']::pg_catalog.text[] THEN
                        RAISE EXCEPTION 'This step goes on from aaa, and the database is at %.',
                            CASE WHEN pg_catalog.cardinality(heads) OPERATOR(pg_catalog.=) 0 THEN '<base>'
                                ELSE pg_catalog.array_to_string(heads, ', ') END;
                    END IF;
                END
                $migrate$;

                create table t_bbb (id int);

                UPDATE migrate_version SET version_num = 'bbb' WHERE version_num::pg_catalog.text \
                OPERATOR(pg_catalog.=) 'aaa'::pg_catalog.text;

                INSERT INTO migrate_history (revision, parents, depends_on, direction, message, type, script, checksum, \
                fingerprint, started_at, duration_ms, database_user, application, outcome, statements) SELECT 'bbb', \
                ARRAY['aaa']::pg_catalog.text[], ARRAY[]::pg_catalog.text[], 'upgrade', 'make bbb', 'SQL', \
                'bbb_make_bbb.sql', 'CHECKSUM', 'FINGERPRINT', s.started_at, (extract(epoch FROM \
                pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) s.started_at) OPERATOR(pg_catalog.*) 1000)::bigint, \
                current_user, 'test@host', 'SUCCESS', ARRAY[]::pg_catalog.text[] FROM (SELECT pg_catalog.now() AS \
                started_at) s;

                COMMIT;

                """.replace("CHECKSUM", checksum()).replace("FINGERPRINT", fingerprint()));
    }

    private String fingerprint() {
        return java.util.Objects.requireNonNull(
                this.revisions.scripts().get("bbb").fingerprint());
    }

    private static String checksum() {
        return dev.migrate.script.Script.checksum(List.of("create table t_bbb (id int)"));
    }

    @Test
    void leadsToWhatTheOnlineRunLeadsTo() {
        this.revisions.write("ddd", "ccc", """
                -- migrate:up transaction:false
                create index concurrently i on t_ccc (id);
                vacuum t_aaa;
                -- migrate:down transaction:false
                drop index concurrently i;
                """).addTable("eee", "ddd");
        Database other = TestPostgres.freshDatabase();
        Catalog online = new Catalog(other);
        this.revisions.migrator(other.dataSource()).upgrade("heads");

        assertThat(Psql.on(this.database).run(offline().upgradeScript("heads"))).isEmpty();

        assertThat(this.catalog.tables()).isEqualTo(online.tables());
        assertThat(this.catalog.heads()).isEqualTo(online.heads());
        assertThat(this.catalog.strings(HISTORY)).isEqualTo(online.strings(HISTORY));
        assertThat(this.revisions
                        .migrator(this.database.dataSource())
                        .upgrade("heads")
                        .isNothing())
                .isTrue();

        this.revisions.migrator(other.dataSource()).downgrade("aaa");
        assertThat(Psql.on(this.database).run(offline().downgradeScript("eee:aaa")))
                .isEmpty();

        assertThat(this.catalog.tables()).isEqualTo(online.tables()).containsExactly("t_aaa");
        assertThat(this.catalog.heads()).isEqualTo(online.heads());
        assertThat(this.catalog.strings(HISTORY)).isEqualTo(online.strings(HISTORY));
    }

    @Test
    void stampsAsOnline() {
        assertThat(Psql.on(this.database).run(offline().stampScript(List.of("bbb"))))
                .isEmpty();
        assertThat(this.catalog.heads()).containsExactly("bbb");
        assertThat(this.catalog.history()).containsExactly("stamp bbb SUCCESS");

        String script = offline().stampScript(List.of("bbb:base"));
        assertThat(script).contains("\n-- Running stamp_revision bbb ->\n");
        assertThat(Psql.on(this.database).run(script)).isEmpty();
        assertThat(this.catalog.heads()).isEmpty();
    }

    @Test
    void keepsItsTablesInASchemaOfTheirOwn() {
        Migrator migrator = new Migrator(
                NOWHERE,
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withTables("Ops $migrate$ \"x", "migrate_version"));

        assertThat(Psql.on(this.database).run(migrator.upgradeScript("heads"))).isEmpty();

        assertThat(this.catalog.strings("select version_num from \"Ops $migrate$ \"\"x\".migrate_version"))
                .containsExactly("ccc");
    }

    @Test
    void doesNothingToADatabaseThatIsElsewhere() {
        String script = offline().upgradeScript("bbb:heads");

        assertThat(Psql.on(this.database).run(script).get(0))
                .isEqualTo("This step goes on from bbb, and the database is at <base>.");
        assertThat(this.catalog.tables()).isEmpty();

        Psql.on(this.database).run(offline().upgradeScript("heads"));
        assertThat(Psql.on(this.database).run(offline().upgradeScript("heads")).get(0))
                .isEqualTo("This step goes on from <base>, and the database is at ccc.");
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.history()).hasSize(3);
    }

    @Test
    void goesOnWhereItWasCutOff() {
        Psql.on(this.database).run(offline().upgradeScript("aaa"));

        assertThat(Psql.on(this.database).run(offline().upgradeScript("heads")).get(0))
                .isEqualTo("This step goes on from <base>, and the database is at aaa.");

        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.history()).hasSize(3);
    }

    /** psql goes on behind an error unless it is told not to; the steps behind it must not. */
    @Test
    void doesNoStepBehindOneThatFailed() {
        this.revisions.remove("bbb").add("bbb", "aaa", "create table one (id int); select 1/0;", "");

        assertThat(Psql.on(this.database).run(offline().upgradeScript("heads")).get(0))
                .isEqualTo("division by zero");

        assertThat(this.catalog.tables()).containsExactly("t_aaa");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    @Test
    void doesNotMarkAStepOutsideATransactionThatFailed() {
        this.revisions.write("ddd", "ccc", """
                -- migrate:up transaction:false
                create index concurrently i on t_none (id);
                """).addTable("eee", "ddd");

        assertThat(Psql.on(this.database).run(offline().upgradeScript("heads")))
                .containsExactly("relation \"t_none\" does not exist");

        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(this.catalog.history()).last().isEqualTo("upgrade ddd STARTED");
    }

    @Test
    void doesNothingWhileAnotherRunIsUnderWay() throws Exception {
        try (var connection = this.database.connect();
                var statement = connection.createStatement();
                var other = TestPostgres.freshDatabase().connect()) {
            assertThat(other).isNotNull();
            statement.execute("select pg_advisory_lock(('x' || left(encode(sha256("
                    + "convert_to('migrate:public.migrate_version', 'UTF8')), 'hex'), 16))::bit(64)::bigint)");

            assertThat(Psql.on(this.database).stoppingAtErrors().run(offline().upgradeScript("heads")))
                    .containsExactly("Another run holds the migration lock.");
        }
        assertThat(this.catalog.tables()).isEmpty();
    }

    @Test
    void letsNothingOfARevisionReachPsqlItself() {
        this.revisions.add("ddd", "ccc", """
                create table d (list int[], text text);
                insert into d values ('{1,2,3}', 'a\\b :USER \\! touch x ');
                update d set list = list[1:USER_ID()] where false;""".replace("USER_ID()", "2") + """

                /* \\! touch x */
                update d set list = list[(select 2):HOST] from (select 3 as "HOST", 3 as host) h; -- :HOST""", "");

        assertThat(Psql.on(this.database).run(offline().upgradeScript("heads"))).isEmpty();

        assertThat(this.catalog.strings("select list::text || '|' || text from d"))
                .containsExactly("{2,3}|a\\b :USER \\! touch x ");
    }

    @Test
    void keepsAMessageOnTheLineOfItsComment() {
        Migrator migrator = migrator(R_a1_Evil.class);

        assertThat(migrator.upgradeScript("heads"))
                .contains("\n-- Running upgrade  -> a1, one drop table x;\\u000d\\! ls\n")
                .doesNotContain("-- Running upgrade  -> a1, one\n")
                .doesNotContain("\n\\");
    }

    @Test
    void refusesWhatOnlyJavaCanDo() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator(R_a2_Run.class).upgradeScript("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo(
                                    "Upgrade to a2 (run) (dev/migrate/engine/OfflineTests$R_a2_Run.java) cannot be written as a"
                                            + " script: op.run(\"fill it\", ...) is Java code and has no SQL text.");
                    assertThat(ex.action())
                            .isEqualTo("Run this revision online, or write the work with op.execute(...).");
                });
    }

    @Test
    void refusesWhatPsqlWouldTakeForACommand() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrator(R_a3_Backslash.class).upgradeScript("heads"))
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo(
                                "Upgrade to a3 (backslash) (dev/migrate/engine/OfflineTests$R_a3_Backslash.java) cannot be written"
                                        + " as a script: Line 1 of a statement holds a backslash outside of quotes, which psql"
                                        + " takes for a command of its own."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upgrade   | a:b:c   | "a:b:c" is no range.
            upgrade   | aaa:    | "aaa:" is no range.
            upgrade   | x:heads | No revision or branch is called "x" or begins so.
            downgrade | base    | The script of a downgrade needs to be told where the database is: it is not asked.
            stamp     | a:b:c   | "a:b:c" is no range.
            """)
    void refusesRangesThatMeanNothing(String command, String range, String problem) {
        Migrator migrator = offline();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> {
                    switch (command) {
                        case "upgrade" -> migrator.upgradeScript(range);
                        case "downgrade" -> migrator.downgradeScript(range);
                        default -> migrator.stampScript(List.of(range));
                    }
                })
                .satisfies(ex -> assertThat(ex.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "upgrade, :aaa, ' -> aaa'",
        "upgrade, aaa:+1, aaa -> bbb",
        "downgrade, bbb:-1, bbb -> aaa",
        "downgrade, heads:bbb, ccc -> bbb"
    })
    void readsRanges(String command, String range, String step) {
        String script = command.equals("upgrade")
                ? offline().upgradeScript(range)
                : offline().downgradeScript(range);

        assertThat(script.lines().filter(line -> line.startsWith("-- Running")))
                .singleElement()
                .asString()
                .startsWith("-- Running " + command + " " + step);
    }

    private Migrator migrator(Class<? extends Migration> type) {
        ScriptSet scripts =
                ScriptSet.read(() -> List.of(new ScriptResource.Java(type.getName(), type.getClassLoader())));
        return new Migrator(NOWHERE, scripts, MigratorSettings.defaults("test"));
    }

    @Revision(id = "a1", message = "one\ndrop table x;\r\\! ls")
    static class R_a1_Evil implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("select 1");
        }
    }

    @Revision(id = "a2")
    static class R_a2_Run implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("select 1");
            op.apply(parts -> parts.run("fill it", jdbc -> {}));
        }
    }

    @Revision(id = "a3")
    static class R_a3_Backslash implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createView("v", "select 1 \\! ls");
        }
    }
}
