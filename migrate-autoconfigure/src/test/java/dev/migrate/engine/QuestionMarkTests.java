package dev.migrate.engine;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptSource;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.Psql;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The operators of jsonb are made of question marks, which JDBC takes for parameters: they reach the server as written. */
@Tag("postgres")
class QuestionMarkTests {

    private static final String SQL = """
            -- keys
            --
            -- Revision ID: a1
            -- Revises: <base>

            -- migrate:up
            create table docs (id integer, body jsonb check (body ? 'id'));
            create table found (what text);
            insert into docs values (1, '{"id": 1, "a?": [1]}');
            create index ix_docs on docs (id) where body ?| array['a', 'a?'];
            create view v as select id from docs where body ?& array['id'] and body @? '$.id ? (@ > 0)';
            do $$ begin
                if (select body ? 'id' from docs) then insert into found values ('sql ? $1 :name'); end if;
            end $$;
            create function has(d jsonb, k text) returns boolean language sql as $f$ select d ? k $f$;

            -- migrate:down
            drop function has(jsonb, text); -- ?
            drop view v;
            delete from docs where body ? 'id';
            drop table docs, found;
            """;

    private final Database database = TestPostgres.freshDatabase();
    private final ScriptSource source = () -> List.of(
            new ScriptResource.Sql("a1_keys.sql", "a1_keys.sql", () -> SQL.getBytes(StandardCharsets.UTF_8)),
            new ScriptResource.Java(R_b2_Keys.class.getName(), R_b2_Keys.class.getClassLoader()),
            new ScriptResource.Java(R_c3_Outside.class.getName(), R_c3_Outside.class.getClassLoader()));

    @ParameterizedTest
    @ValueSource(strings = {"extended", "extendedForPrepared", "extendedCacheEverything", "simple"})
    void areOperatorsOnline(String mode) {
        Migrator migrator = migrator(this.database.jdbcUrl() + "?preferQueryMode=" + mode);

        migrator.upgrade("heads");
        migrator.downgrade("base");
        migrator.upgrade("heads");

        checkWhatIsThere();
    }

    @Test
    void areOperatorsOffline() {
        Migrator offline = migrator("jdbc:none:");
        Psql psql = Psql.on(this.database).stoppingAtErrors();

        assertThat(psql.run(offline.upgradeScript("heads"))).isEmpty();
        assertThat(psql.run(offline.downgradeScript("c3:base"))).isEmpty();
        assertThat(psql.run(offline.upgradeScript("heads"))).isEmpty();

        checkWhatIsThere();
    }

    /** What code sends goes through JDBC as everything else that it sends: there the marks are parameters. */
    @Test
    void areWrittenTwiceInCode() {
        ScriptSet scripts = ScriptSet.read(
                () -> List.of(new ScriptResource.Java(R_d4_Code.class.getName(), R_d4_Code.class.getClassLoader())));

        new Migrator(this.database.dataSource(), scripts, MigratorSettings.defaults("test")).upgrade("heads");

        assertThat(new Catalog(this.database).strings("select what::text from code"))
                .containsExactly("true", "true");
    }

    private void checkWhatIsThere() {
        Catalog catalog = new Catalog(this.database);
        assertThat(catalog.strings("select what from found order by 1")).containsExactly("java ?", "sql ? $1 :name");
        assertThat(catalog.strings("select id::text from v where has('{\"k\": 1}', 'k')"))
                .containsExactly("1", "3");
        assertThat(catalog.strings("select pg_get_constraintdef(oid) from pg_constraint where conname = 'ck_docs'"))
                .containsExactly("CHECK ((NOT (body ? 'secret?'::text)))");
        assertThat(catalog.strings("select indexdef from pg_indexes where indexname = 'ix_outside'"))
                .singleElement()
                .asString()
                .endsWith("WHERE (body ?| ARRAY['x'::text, '?'::text])");
    }

    private Migrator migrator(String url) {
        return new Migrator(
                new DriverManagerDataSource(url, this.database.username(), this.database.password()),
                ScriptSet.read(this.source),
                MigratorSettings.defaults("test"));
    }

    @Revision(id = "b2", revises = "a1")
    static class R_b2_Keys implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addCheck("ck_docs", "docs", "not body ? 'secret?'");
            op.addColumn("docs", column("named", bool()).generatedStored("body ? 'name'"));
            op.createIndex("ix_named", "docs", expression("(body ? 'name')")).where("body ?& array['id', 'a?']");
            op.createView("named", "select id from docs where body ? 'name'");
            op.createPolicy("known", "docs", "using (body ?| array['id'])");
            op.execute("insert into found select 'java ?' from docs where body ? 'id'; select $$ ? $$, '?', 1 /* ? */");
            op.bulkInsert("docs", "id", "body").row(2, "{\"id\": \"?\"}").row(3, sql("'{\"id?\": 1, \"id\": 2}'"));
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("delete from docs where not body ?| array['a?'] or body ? 'id?'");
            op.dropPolicy("known", "docs");
            op.dropView("named");
            op.dropIndex("ix_named");
            op.dropColumn("docs", "named");
            op.dropConstraint("ck_docs", "docs");
        }
    }

    @Revision(id = "c3", revises = "b2", transactional = false)
    static class R_c3_Outside implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createIndex("ix_outside", "docs", "id")
                    .where("body ?| array['x', '?']")
                    .concurrently();
        }
    }

    @Revision(id = "d4")
    static class R_d4_Code implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.run(jdbc -> {
                jdbc.sql("create table code as select '{\"a\": 1}'::jsonb ?? 'a' as what")
                        .update();
                jdbc.sql("insert into code select '{\"a\": 1}'::jsonb ?? :key")
                        .param("key", "a")
                        .update();
            });
        }
    }
}
