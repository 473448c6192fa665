package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.MigratorSettings;
import dev.migrate.operation.ColumnAttribute;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.RowSecurity;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Psql;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Revisions that use every operation, with names that need quotes: up, down and up again, online and as scripts. */
@Tag("postgres")
class EveryOperationRevisionTests {

    private static final DataSource NOWHERE = new DriverManagerDataSource("jdbc:none:");

    private final Database online = TestPostgres.freshDatabase();

    @Test
    void useEveryOperation() {
        List<Class<?>> used = Stream.of(new R_all1(), new R_all2(), new R_all3())
                .flatMap(migration -> {
                    Operations op = new Operations();
                    migration.upgrade(op);
                    return op.recorded().stream();
                })
                .<Class<?>>map(Operation::getClass)
                .distinct()
                .toList();

        assertThat(used).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    }

    @Test
    void goUpDownAndUpAgain() throws SQLException {
        Migrator migrator = migrator(this.online.dataSource(), R_all1.class, R_all2.class, R_all3.class);
        List<String> before = catalog(this.online);

        migrator.upgrade("heads");
        List<String> after = catalog(this.online);
        assertThat(notes()).containsExactly("a?b :name!", "x\\y'?!");
        migrator.downgrade("base");
        assertThat(catalog(this.online)).isEqualTo(before);
        migrator.upgrade("heads");

        assertThat(catalog(this.online)).isEqualTo(after).hasSizeGreaterThan(before.size() + 20);
        assertThat(notes()).containsExactly("a?b :name!", "x\\y'?!");
    }

    @Test
    void leadToTheSameAsScripts() throws SQLException {
        migrator(this.online.dataSource(), R_all1.class, R_all2.class).upgrade("heads");
        Database offline = TestPostgres.freshDatabase();
        Migrator writer = migrator(NOWHERE, R_all1.class, R_all2.class);
        List<String> before = catalog(offline);

        assertThat(Psql.on(offline).run(writer.upgradeScript("heads"))).isEmpty();
        assertThat(catalog(offline)).isEqualTo(catalog(this.online));
        assertThat(Psql.on(offline).run(writer.downgradeScript("all2:base"))).isEmpty();
        assertThat(catalog(offline)).isEqualTo(before);
        assertThat(Psql.on(offline).run(writer.upgradeScript("heads"))).isEmpty();
        assertThat(catalog(offline)).isEqualTo(catalog(this.online));
    }

    private List<@Nullable String> notes() {
        return JdbcClient.create(this.online.dataSource())
                .sql("select note from people order by note")
                .query(String.class)
                .list();
    }

    private static Migrator migrator(DataSource dataSource, Class<?>... revisions) {
        List<ScriptResource> resources = Arrays.stream(revisions)
                .<ScriptResource>map(type -> new ScriptResource.Java(type.getName(), type.getClassLoader()))
                .toList();
        return new Migrator(dataSource, ScriptSet.read(() -> resources), MigratorSettings.defaults("test@host"));
    }

    private static List<String> catalog(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection).stream()
                    .filter(line -> !line.contains("migrate_"))
                    .toList();
        }
    }

    /** What can be reversed by itself, so that no downgrade is written. */
    @Revision(id = "all1")
    static final class R_all1 implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createSchema("Übung");
            op.renameSchema("Übung", "x; drop table y");
            op.createExtension("hstore");
            op.createEnum("mood", "sad", "o'k");
            op.renameEnumValue("mood", "o'k", "fine");
            op.createDomain("email", varchar(320)).check("email_has_at", "value like '%@%'");
            op.createSequence("numbers").options(o -> o.start(10));
            op.alterSequence("numbers", o -> o.increment(50)).was(o -> o.increment(1));
            op.createTable(
                    "order",
                    column("id", bigint()).notNull(),
                    column("a\"b", type("mood")),
                    column("mail", type("email")),
                    column("old", text()),
                    primaryKey("id"));
            op.setTableParameters("order", Map.of("fillfactor", "70"), Map.of("fillfactor", ""));
            columns(op);
            constraints(op);
            partitions(op);
            objects(op);
        }

        private static void columns(Operations op) {
            op.addColumn("order", column("Größe", integer()));
            op.renameColumn("order", "Größe", "größe");
            op.alterColumn("order", "größe")
                    .type(bigint())
                    .notNull()
                    .defaultValue(1)
                    .comment("how large; it's \"ours\", 100%")
                    .was(column("größe", integer()));
            op.alterColumn("order", "größe").attribute(ColumnAttribute.STATISTICS, "500", "-1");
            op.alterColumn("order", "id").identityAlways();
            op.alterColumn("order", "id")
                    .changeIdentity(true, o -> o.increment(50))
                    .was(column("id", bigint()).identityAlways(o -> o.increment(1)));
            op.alterColumn("order", "id")
                    .dropIdentity()
                    .was(column("id", bigint()).identityAlways(o -> o.increment(50)));
            op.dropColumn("order", column("old", text()));
        }

        private static void constraints(Operations op) {
            op.createIndex("ix a\"b", "order", "a\"b").where("größe > 1");
            op.renameIndex("ix a\"b", "Index; drop table y");
            op.dropIndex("Index; drop table y", "order", "a\"b").where("größe > 1");
            op.addCheck("ck", "order", "größe > 0");
            op.renameConstraint("ck", "order", "größe?");
            op.dropConstraint("order", check("größe > 0").named("größe?"));
        }

        private static void partitions(Operations op) {
            String bound = "for values from ('2024-01-01') to ('2025-01-01')";
            op.createTable("events", column("at", date()).notNull()).partitionBy("range (at)");
            op.createTable("Jahr 2024", column("at", date()).notNull());
            op.attachPartition("events", "Jahr 2024", bound);
            op.detachPartition("events", "Jahr 2024").was(bound);
            op.dropTable("Jahr 2024", column("at", date()).notNull());
            op.createTable("y", column("select", integer()));
            op.renameTable("y", "x; drop table y");
            op.inSchema("public").setTableSchema("x; drop table y", "x; drop table y");
        }

        private static void objects(Operations op) {
            op.createView("from", "select id from \"order\" where \"a\"\"b\" = 'fine'");
            op.dropView("from", "select id from \"order\" where \"a\"\"b\" = 'fine'");
            op.createMaterializedView("sizes", "select größe from \"order\"");
            op.refreshMaterializedView("sizes");
            op.createFunction("touch", "", "returns trigger language plpgsql as $$ begin return new; end; $$");
            op.createFunction("Twice", "n integer", "returns integer language sql as 'select n * 2'");
            op.dropFunction("Twice", "n integer", "returns integer language sql as 'select n * 2'");
            op.createTrigger("on", "order", "before update", "for each row execute function touch()");
            op.createTrigger("off", "order", "before delete", "for each row execute function touch()");
            op.dropTrigger("off", "order", "before delete", "for each row execute function touch()");
            op.rowSecurity("order", RowSecurity.ENABLE);
            op.createPolicy("own", "order", "using (größe > 0)");
            op.createPolicy("none", "order", "using (false)");
            op.dropPolicy("none", "order", "using (false)");
            op.grant("pg_monitor", "order", "select", "insert");
            op.revoke("pg_monitor", "order", "insert");
            op.apply(o -> o.createIndex("ix_order_größe", "order", "größe"));
        }
    }

    /** What cannot be reversed by itself. */
    @Revision(id = "all2", revises = "all1")
    static final class R_all2 implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createEnum("size", "small");
            op.addEnumValue("size", "large");
            op.createTable(
                    "people",
                    column("n", integer()).notNull(),
                    column("twice", integer()).generatedStored("n * 2"),
                    column("note", text()));
            op.alterColumn("people", "twice").dropExpression();
            op.addCheck("ck_people_n", "people", "n > 0").notValid();
            op.bulkInsert("people", "n", "twice", "note").row(1, 2, "?").row(2, 4, "x\\y'?");
            op.validateConstraint("ck_people_n", "people");
            op.execute("update people set note = 'a?b :name' where n = 1");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("people");
            op.dropEnum("size");
        }
    }

    /** What no script can hold. */
    @Revision(id = "all3", revises = "all2")
    static final class R_all3 implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.run(
                    "an exclamation mark",
                    jdbc -> jdbc.sql("update people set note = note || '!'").update());
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
