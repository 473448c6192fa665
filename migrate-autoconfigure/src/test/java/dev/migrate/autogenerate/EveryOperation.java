package dev.migrate.autogenerate;

import static dev.migrate.schema.Definitions.CASCADE;
import static dev.migrate.schema.Definitions.RESTRICT;
import static dev.migrate.schema.Definitions.SET_DEFAULT;
import static dev.migrate.schema.Definitions.SET_NULL;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.bit;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.builtIn;
import static dev.migrate.schema.Definitions.character;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.doublePrecision;
import static dev.migrate.schema.Definitions.exclude;
import static dev.migrate.schema.Definitions.expression;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.interval;
import static dev.migrate.schema.Definitions.jsonb;
import static dev.migrate.schema.Definitions.key;
import static dev.migrate.schema.Definitions.name;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.rawType;
import static dev.migrate.schema.Definitions.smallint;
import static dev.migrate.schema.Definitions.sql;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestamptz;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varchar;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.ColumnAttribute;
import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.CreateView;
import dev.migrate.operation.Grant;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operations;
import dev.migrate.operation.RowSecurity;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.IntervalFields;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.View;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every operation that has a text, as {@link JavaSource} writes it: {@link JavaSourceTests} holds it to that. */
final class EveryOperation {

    private EveryOperation() {}

    static void record(Operations op) {
        op.createSchema("billing");
        op.createSchema("audit").ifNotExists();
        op.renameSchema("audit", "trail");
        op.dropSchema("trail").ifExists().cascade();
        op.createExtension("citext")
                .ifNotExists()
                .schema("public")
                .version("1.6")
                .cascade();
        op.dropExtension("citext");
        op.createEnum("mood", "happy", "so so", "sad");
        op.inSchema("billing").createEnum("state", "OPEN");
        op.addEnumValue("mood", "elated").before("happy");
        op.addEnumValue("mood", "gloomy").after("sad").ifNotExists();
        op.renameEnumValue("mood", "sad", "blue");
        op.renameType("mood", "feeling");
        op.dropEnum("feeling");
        op.dropEnum("feeling", "happy", "sad").cascade();
        op.createDomain("email", varchar(320))
                .notNull()
                .defaultValue("")
                .collate("C")
                .check("email_has_at", "value like '%@%'");
        op.renameDomain("email", "mail");
        op.dropDomain("mail");
        op.dropDomain("mail", text());
        op.createSequence("numbers")
                .as(integer())
                .options(o -> o.start(10)
                        .increment(5)
                        .minimum(0)
                        .maximum(100000)
                        .cache(20)
                        .cycle(true))
                .ifNotExists();
        op.createSequence("users_seq").ownedBy("users", "id");
        op.alterSequence("numbers", o -> o.increment(50)).was(o -> o.increment(5));
        op.renameSequence("numbers", "counters");
        op.dropSequence("counters");
        op.dropSequence("counters", o -> o.increment(50));
        op.createTable(
                "users",
                column("id", uuid()).notNull(),
                column("email", varchar(255)).notNull(),
                column("created_at", timestamp()).notNull(),
                primaryKey("id").named("pk_users"));
        op.createTable("t", column("id", bigint()), primaryKey("id").named("pk_t"));
        op.inSchema("billing")
                .createTable(
                        "everything",
                        column("a", bigint()).identityByDefault(),
                        column("b", integer()).identityAlways(o -> o.start(100).increment(10)),
                        column("c", smallint()).notNull().defaultValue(1),
                        column("d", numeric(10, 2)).notNull().defaultExpression("round(random()::numeric, 2)"),
                        column("e", varchar(200))
                                .collate("C")
                                .compression("lz4")
                                .comment("what it is called, in the language of the country it is sold in"),
                        column("f", text()).collate(name("public", "german")),
                        column("g", integer()).generatedStored("c * 2"),
                        column("h", integer()).generatedVirtual("c * 3"),
                        column("i", text().array()),
                        column("j", interval(IntervalFields.DAY_TO_SECOND, 3)),
                        column("k", timestamptz(3)).notNull().defaultExpression("now()"),
                        column("l", type("mood")),
                        column("m", type(name("billing", "state"))).notNull(),
                        column("n", rawType("geometry(Point,4326)")),
                        column("o", bool()).notNull().defaultValue(false),
                        column("p", character(3)),
                        column("q", doublePrecision()),
                        column("r", builtIn(BuiltIn.NAME)),
                        column("s", bit(8)),
                        column("t", jsonb()).notNull().defaultValue("{}"),
                        primaryKey("a").named("pk_everything").include("c").with("fillfactor", "70"),
                        unique("b").named("uq_everything_b").nullsNotDistinct().deferrable(),
                        check("c > 0").named("ck_everything_c").noInherit(),
                        foreignKey("m", "n")
                                .references(name("public", "other_table"), "first_column", "second_column")
                                .named("fk_everything_other")
                                .matchFull()
                                .onDelete(SET_NULL, "m")
                                .onUpdate(CASCADE)
                                .initiallyDeferred(),
                        foreignKey("b").references("invoices", "id").named("fk_everything_invoices"),
                        exclude("j", "&&")
                                .with("c", "=")
                                .named("ex_everything")
                                .where("c > 1")
                                .deferrable(),
                        exclude("spgist", expression("lower(e)").opclass("text_ops"), "=")
                                .named("ex_everything_e"))
                .comment("All that a table can hold; \"quoted\" and back\\slashed")
                .unlogged()
                .with("autovacuum_enabled", "false")
                .with("fillfactor", "70")
                .tablespace("fast")
                .ifNotExists();
        op.createTable("scratch", column("id", bigint())).temporary().onCommit(TableOptions.OnCommit.DROP);
        op.createTable(
                        "events",
                        column("at", timestamptz()).notNull(),
                        column("id", bigint()).notNull(),
                        primaryKey("at", "id").named("pk_events"))
                .partitionBy("range (at)");
        op.createTable("children", column("x", integer()))
                .inherits("parents", "others")
                .using("heap");
        op.createPartition("events_2024", "events", "for values from ('2024-01-01') to ('2025-01-01')");
        op.attachPartition("events", "events_2025", "for values from ('2025-01-01') to ('2026-01-01')");
        op.detachPartition("events", "events_2025")
                .concurrently()
                .was("for values from ('2025-01-01') to ('2026-01-01')");
        op.renameTable("users", "people");
        op.setTableSchema("people", "billing");
        op.setTableParameters("users", Map.ofEntries(Map.entry("fillfactor", "70")));
        op.setTableParameters(
                "users", Map.ofEntries(Map.entry("fillfactor", "70")), Map.ofEntries(Map.entry("fillfactor", "90")));
        op.dropTable("users");
        op.dropTable("users", column("id", bigint()).notNull()).ifExists().cascade();
        op.addColumn("users", column("age", integer())).ifNotExists();
        op.addColumn(
                "users",
                column("a_rather_long_name_of_a_column", varchar(200))
                        .notNull()
                        .defaultValue("a rather long text, to see a line broken"));
        op.inSchema("billing").addColumn("invoices", column("paid_at", timestamptz()));
        op.dropColumn("users", "age").ifExists().cascade();
        op.dropColumn("users", column("age", integer()).notNull().defaultValue(18));
        op.renameColumn("users", "age", "years");
        op.alterColumn("users", "age").type(bigint());
        op.alterColumn("users", "age").type(integer(), "age::integer").was(column("age", text()));
        op.alterColumn("users", "name").typeCollate(text(), "C");
        op.alterColumn("users", "age").notNull();
        op.alterColumn("users", "age").nullable();
        op.alterColumn("users", "age").defaultValue(18);
        op.alterColumn("users", "born").defaultExpression("current_date").was(column("born", date()));
        op.alterColumn("users", "age").dropDefault();
        op.alterColumn("users", "id").identityAlways();
        op.alterColumn("users", "id").changeIdentity(false, o -> o.increment(50));
        op.alterColumn("users", "id").dropIdentity();
        op.alterColumn("users", "full_name").dropExpression();
        op.alterColumn("users", "age").attribute(ColumnAttribute.STATISTICS, "500");
        op.alterColumn("users", "age").comment("in years");
        op.alterColumn("users", "age").dropComment();
        op.createIndex("ix_users_email", "users", "email").unique();
        op.createIndex(
                        "ix_users_name",
                        "users",
                        key("last_name").desc().nullsLast(),
                        expression("lower(first_name)").collate("C").opclass(name("public", "text_pattern_ops")))
                .using("btree")
                .include("id", "age")
                .where("deleted_at is null")
                .with("fillfactor", "80")
                .tablespace("fast")
                .concurrently()
                .ifNotExists();
        op.inSchema("billing").createIndex("ix_invoices", "invoices", "a", "b").nullsNotDistinct();
        op.dropIndex("ix_users_email");
        op.dropIndex("ix_users_email", "users", "email")
                .unique()
                .concurrently()
                .ifExists()
                .cascade();
        op.renameIndex("ix_users_email", "ix_people_email");
        op.addPrimaryKey("pk_users", "users", "id").initiallyDeferred();
        op.addUnique("uq_users_email", "users", "email", "tenant")
                .nullsNotDistinct()
                .include("id");
        op.addCheck("ck_users_age", "users", "age > 0").noInherit().notValid();
        op.addForeignKey("fk_users_team", "users", "team_id")
                .references("teams", "id")
                .onDelete(CASCADE)
                .notValid();
        op.inSchema("billing")
                .addForeignKey("fk_invoices_users", "invoices", "user_id")
                .references(name("public", "users"), "id")
                .onDelete(RESTRICT)
                .onUpdate(SET_DEFAULT)
                .deferrable();
        op.addConstraint("users", exclude("age", "=").named("ex_users_age"));
        op.addConstraint("users", unique("a").named("uq_users_a").usingIndex("ix_users_a"));
        op.dropConstraint("ck_users_age", "users").ifExists().cascade();
        op.dropConstraint("users", check("age > 0").named("ck_users_age"));
        op.validateConstraint("ck_users_age", "users");
        op.renameConstraint("ck_users_age", "users", "ck_people_age");
        op.commentOnTable("users", "people");
        op.dropTableComment("users");
        op.commentOnConstraint("ck_users_age", "users", "no one is less than one");
        op.commentOnConstraint("ck_users_age", "users", null).was("no one is less than one");
        op.commentOn(CommentTarget.Kind.INDEX, "ix_users_email", "one address, one person");
        op.commentOn(CommentTarget.Kind.SEQUENCE, "numbers", null);
        op.createView("adults", "select id, email\nfrom users\nwhere age >= 18")
                .columns("id", "email")
                .orReplace();
        op.createView("adults", "select 1").replacing("select 2");
        op.createMaterializedView("totals", "select count(*) from users").withNoData();
        op.refreshMaterializedView("totals");
        op.refreshMaterializedViewConcurrently("totals");
        op.dropView("adults").cascade();
        op.dropView("adults", "select 1");
        op.dropMaterializedView("totals");
        op.createFunction("twice", "n integer", "returns integer language sql as $$ select n * 2 $$")
                .orReplace();
        op.createProcedure("tidy", "", "language sql as $$ delete from users $$");
        op.dropFunction("twice", "integer").ifExists();
        op.dropFunction("twice", "integer", "returns integer language sql as $$ select n * 2 $$");
        op.dropProcedure("tidy", "");
        op.dropProcedure("tidy", "", "language sql as $$ delete from users $$");
        op.createTrigger("touch", "users", "before update", "for each row execute function touch()")
                .orReplace();
        op.dropTrigger("touch", "users").cascade();
        op.dropTrigger("touch", "users", "before update", "for each row execute function touch()");
        op.createPolicy("own", "users", "using (id = current_setting('app.user')::uuid)");
        op.dropPolicy("own", "users");
        op.dropPolicy("own", "users", "using (true)");
        op.rowSecurity("users", RowSecurity.FORCE);
        op.grant("reader", "users", "select", "insert");
        op.grant("reader", ObjectKind.SCHEMA, "billing", "usage");
        op.revoke("reader", "users", "select");
        op.bulkInsert("people", "name", "age", "born", "note", "at")
                .row("Ada", 36, LocalDate.parse("1815-12-10"), null, sql("now()"))
                .row("Tab\there", 1L, LocalDate.parse("2024-01-01"), "ü €", OffsetDateTime.parse("2024-01-01T00:00Z"));
        op.bulkInsert("values", "a", "b", "c", "d", "e", "f", "g")
                .row(
                        1.5,
                        2.5f,
                        new BigDecimal("1.10"),
                        new BigInteger("12345678901234567890"),
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        true,
                        new byte[] {1, -2});
        op.execute("update users set age = 0 where age is null");
        op.execute(
                "update a_table_with_a_long_name set a_column_with_a_long_name = another_column_with_a_long_name where it_is_so_long");
        op.add(new CreateView(
                new View(new QualifiedName(null, "v"), List.of(), "select 1", false, true),
                true,
                false,
                new View(new QualifiedName(null, "v"), List.of("a"), "select 2", false, true)));
        op.add(new AddColumn(
                new QualifiedName("billing", "invoices"),
                new Column(
                        "x",
                        integer(),
                        true,
                        null,
                        null,
                        null,
                        new ColumnOptions(null, null, null),
                        List.of(check("x > 0"))),
                false));
        op.add(new Grant(
                List.of("a", "b"), ObjectKind.TABLE, new QualifiedName(null, "users"), List.of("select"), true));
    }
}
