package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.NamingConvention;
import dev.migrate.operation.Operations;
import dev.migrate.schema.IntervalFields;
import dev.migrate.schema.TableOptions;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever Alembic's operations make of a database, ours make of it too: for each recorded call, its SQL and ours are run
 * on the same database, and the catalogs and rows are compared. The text may differ.
 */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenderConformanceTests {

    /** The names that PostgreSQL gives by itself, as Alembic leaves most constraints to it. */
    private static final NamingConvention SERVER = NamingConvention.of(Map.of(
            "pk", "%(table_name)s_pkey",
            "uq", "%(table_name)s_%(column_0_N_name)s_key",
            "fk", "%(table_name)s_%(column_0_N_name)s_fkey",
            "ix", "ix_%(table_name)s_%(column_0_N_name)s"));

    private static final NamingConvention CONFIGURED = NamingConvention.of(Map.of(
            "pk", "pk_%(table_name)s",
            "uq", "uq_%(table_name)s_%(column_0_name)s",
            "ix", "ix_%(column_0_label)s",
            "fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "ck", "ck_%(table_name)s_%(constraint_name)s"));

    /** What the recorded calls find in the database. */
    private static final List<String> FIXTURE = List.of(
            "create schema app",
            "create type mood as enum ('sad', 'ok')",
            """
            create table people (id serial primary key, name varchar(50), age integer, email text, note text default 'n',
                born date)""",
            "create table app.people (id serial primary key, name varchar(50), age integer)",
            "create table house (id serial primary key, n integer not null)",
            "create table app.house (id integer primary key)",
            """
            create table "Order Line" ("Id" serial primary key, "select" text, "unit price" numeric,
                constraint "UQ Some" unique ("select"))""",
            "comment on column people.note is 'free text'",
            "insert into people (name, age) values ('old', 1), ('ancient', 121)");

    /** Further to the fixture, as some calls change what others create. */
    private static final Map<String, List<String>> GIVEN = Map.ofEntries(
            Map.entry("create-table-enum-no-create", List.of("create type shirt_size as enum ('small', 'large')")),
            Map.entry(
                    "alter-column-type-enum",
                    List.of("alter table people alter column note drop default", "delete from people")),
            Map.entry(
                    "alter-column-drop-identity",
                    List.of("alter table house alter column n add generated always as identity")),
            Map.entry(
                    "alter-column-change-identity",
                    List.of("alter table house alter column n add generated always as identity")),
            Map.entry("drop-index", List.of("create index ix_people_name on people (name)")),
            Map.entry("drop-index-schema", List.of("create index ix_people_name on app.people (name)")),
            Map.entry("create-check", List.of("delete from people")),
            Map.entry("create-check-expression", List.of("delete from people")),
            Map.entry("create-fk", List.of("delete from people")),
            Map.entry("create-fk-options", List.of("delete from people")),
            Map.entry("drop-constraint", List.of("alter table people add constraint uq_people_email unique (email)")));

    private static final Map<String, Consumer<Operations>> OURS = new HashMap<>();

    static {
        ours(
                "create-table-plain",
                op -> op.createTable(
                        "people2", column("id", serial()).notNull(), column("name", varchar(50)), primaryKey("id")));
        ours(
                "create-table-pk-inline",
                op -> op.createTable("people2", column("id", serial()).primaryKey(), column("name", varchar(50))));
        ours(
                "create-table-bigserial",
                op -> op.createTable(
                        "events",
                        column("id", bigserial()).primaryKey(),
                        column("body", text()).notNull()));
        ours(
                "create-table-string-pk",
                op -> op.createTable(
                        "country",
                        column("iso", character(2)).primaryKey(),
                        column("name", varchar(80)).notNull()));
        ours(
                "create-table-composite-pk",
                op -> op.createTable(
                        "seat",
                        column("hall", integer()).notNull(),
                        column("number", integer()).notNull(),
                        primaryKey("hall", "number").named("pk_seat")));
        ours("create-table-no-columns", op -> op.createTable("nothing"));
        ours(
                "create-table-postgres-types",
                op -> op.createTable(
                        "pg_types",
                        column("c_jsonb", jsonb()),
                        column("c_json", json()),
                        column("c_uuid", uuid()),
                        column("c_inet", inet()),
                        column("c_cidr", cidr()),
                        column("c_mac", macaddr()),
                        column("c_bytea", bytea()),
                        column("c_bit", bit(8)),
                        column("c_varbit", varbit()),
                        column("c_money", money()),
                        column("c_oid", oid()),
                        column("c_dp", doublePrecision()),
                        column("c_real", real()),
                        column("c_ts", timestamp(3)),
                        column("c_tstz", timestamptz(6)),
                        column("c_time", time(0)),
                        column("c_iv", interval(IntervalFields.DAY_TO_SECOND, 2)),
                        column("c_tsv", tsvector()),
                        column("c_int4r", int4range()),
                        column("c_dr", daterange()),
                        column("c_tstzr", tstzrange())));
        ours(
                "create-table-arrays",
                op -> op.createTable(
                        "lists",
                        column("ints", integer().array()),
                        column("names", varchar(30).array()),
                        column("grid", integer().array().array()),
                        column("tags", text().array()).defaultValue(List.of())));
        ours(
                "create-table-default-not-rendered",
                op -> op.createTable("client_default", column("a", integer()), column("b", varchar(5))));
        ours("create-table-index-and-unique-flags", op -> {
            op.createTable(
                    "flags",
                    column("id", serial()).primaryKey(),
                    column("slug", varchar(20)).unique(),
                    column("kind", varchar(20)),
                    column("code", varchar(20)));
            op.createIndexOn("flags", "kind");
            op.createIndexOn("flags", "code").unique();
        });
        ours(
                "create-table-constraints",
                op -> op.createTable(
                        "orders",
                        column("id", serial()),
                        column("customer_id", integer()).notNull(),
                        column("number", varchar(20)).notNull(),
                        column("total", numeric(10, 2)),
                        check("total >= 0").named("ck_orders_total"),
                        check("number <> ''").named("orders_number_check"),
                        foreignKey("customer_id")
                                .references("people", "id")
                                .onDelete(CASCADE)
                                .onUpdate(RESTRICT)
                                .named("fk_orders_customer"),
                        primaryKey("id").named("pk_orders"),
                        unique("customer_id", "number").named("uq_orders_number"),
                        unique("number")));
        ours(
                "create-table-fk-inline",
                op -> op.createTable(
                        "pet",
                        column("id", serial()).primaryKey(),
                        column("owner_id", integer()).notNull().references("people", "id"),
                        column("vet_id", integer())
                                .with(foreignKey("vet_id")
                                        .references("people", "id")
                                        .onDelete(SET_NULL)
                                        .initiallyDeferred()
                                        .named("fk_pet_vet"))));
        ours(
                "create-table-if-not-exists",
                op -> op.createTable("thing", column("id", serial()).primaryKey())
                        .ifNotExists());
        ours(
                "create-table-quoting",
                op -> op.createTable(
                        "Order Line2",
                        column("Id", serial()).primaryKey(),
                        column("select", text()),
                        column("unit price", numeric(8, 2)),
                        column("has\"quote", text()),
                        column("plain_name", text()),
                        column("1st", text()),
                        column("a$b", text()),
                        column("größe", integer()),
                        column("percent%", integer()),
                        unique("select").named("UQ Select")));
        ours(
                "create-table-inherits",
                op -> op.createTable("child", column("extra", integer())).inherits("people"));
        ours(
                "create-table-partition-by",
                op -> op.createTable("metrics", column("at", timestamp()).notNull(), column("v", doublePrecision()))
                        .partitionBy("range (at)"));
        ours(
                "create-table-unlogged",
                op -> op.createTable("hot", column("id", integer())).unlogged());
        ours(
                "create-table-on-commit-temp",
                op -> op.createTable("scratch", column("id", integer()))
                        .temporary()
                        .onCommit(TableOptions.OnCommit.PRESERVE_ROWS));
        ours(
                "create-table-identity-always",
                op -> op.createTable(
                        "t", column("id", integer()).identityAlways().primaryKey(), column("v", text())));
        ours(
                "add-column-identity",
                op -> op.addColumn("house", column("seq", integer()).identityAlways(o -> o.start(7))));
        ours("alter-column-drop-identity", op -> op.alterColumn("house", "n").dropIdentity());
        ours(
                "alter-column-change-identity",
                op -> op.alterColumn("house", "n")
                        .changeIdentity(false, o -> o.start(5).increment(2)));
        ours(
                "create-table-computed",
                op -> op.createTable(
                        "rect",
                        column("w", integer()),
                        column("h", integer()),
                        column("area", integer()).generatedStored("w * h")));
        ours(
                "create-table-computed-default-persisted",
                op -> op.createTable(
                        "rect2", column("w", integer()), column("d", integer()).generatedStored("w * 2")));
        ours("create-table-enum-no-create", op -> op.createTable("shirt", column("size", type("shirt_size"))));
        ours("create-table-enum-schema", op -> {
            Operations app = op.inSchema("app");
            app.createEnum("Shirt Size", "it's", "b");
            app.createTable("shirt", column("size", type(name("app", "Shirt Size"))));
        });
        ours("create-table-boolean-named-check", op -> op.createTable("b", column("flag", bool())));
        ours(
                "add-column-enum",
                op -> op.addColumn("people", column("mood", type("mood")).defaultValue("ok")));
        ours("alter-column-type-enum", op -> op.alterColumn("people", "note").type(type("mood"), "note::mood"));
        ours("enum-add-value-autocommit", op -> {
            op.addEnumValue("mood", "great");
            op.execute("SELECT 1");
        });
        ours("add-column-nullable", op -> op.addColumn("people", column("nick", varchar(30))));
        ours(
                "add-column-not-null-default",
                op -> op.addColumn("people", column("active", bool()).notNull().defaultValue(true)));
        ours(
                "add-column-comment",
                op -> op.addColumn("people", column("nick", text()).comment("short 'n sweet")));
        ours(
                "add-column-fk",
                op -> op.addColumn(
                        "people",
                        column("house_id", integer())
                                .with(foreignKey("house_id")
                                        .references("house", "id")
                                        .named("fk_people_house"))));
        ours(
                "add-column-fk-unnamed",
                op -> op.addColumn(
                        "people",
                        column("house_id", integer())
                                .with(foreignKey("house_id")
                                        .references("house", "id")
                                        .onDelete(CASCADE))));
        ours(
                "add-column-fk-inline",
                op -> op.addColumn("people", column("house_id", integer()).references("house", "id")));
        ours("add-column-unique-and-index-flags", op -> {
            op.addColumn("people", column("tag", text()));
            op.createIndexOn("people", "tag").unique();
        });
        ours(
                "add-column-check",
                op -> op.addColumn(
                        "people",
                        column("score", integer()).with(check("score > 0").named("ck_score"))));
        ours(
                "add-column-if-not-exists",
                op -> op.addColumn("people", column("age", integer())).ifNotExists());
        ours("drop-column-schema-quoted", op -> {
            op.dropColumn("Order Line", "unit price");
            op.inSchema("app").dropColumn("people", "age");
        });
        ours("alter-column-set-not-null", op -> op.alterColumn("people", "name").notNull());
        ours(
                "alter-column-drop-not-null",
                op -> op.alterColumn("people", "name").nullable());
        ours("alter-column-type", op -> op.alterColumn("people", "name").type(varchar(200)));
        ours(
                "alter-column-default-string",
                op -> op.alterColumn("people", "note").defaultValue("n/a"));
        ours("alter-column-default-text", op -> op.alterColumn("people", "born").defaultExpression("CURRENT_DATE"));
        ours("alter-column-drop-comment", op -> op.alterColumn("people", "note").dropComment());
        ours(
                "alter-column-everything",
                op -> op.alterColumn("people", "note")
                        .type(varchar(80))
                        .notNull()
                        .defaultValue("x")
                        .comment("c")
                        .rename("remark"));
        ours("alter-column-nothing", op -> op.alterColumn("people", "note"));
        ours("create-index", op -> op.createIndex("ix_people_name", "people", "name"));
        ours(
                "create-index-unique-multi",
                op -> op.createIndex("ix_people_name_age", "people", "name", "age")
                        .unique());
        ours("create-index-schema", op -> op.inSchema("app").createIndex("ix_people_name", "people", "name"));
        ours(
                "create-index-tablespace",
                op -> op.createIndex("ix_people_ts", "people", "name").tablespace("pg_default"));
        ours(
                "create-index-concurrently",
                op -> op.createIndex("ix_people_conc", "people", "name").concurrently());
        ours(
                "create-index-concurrently-autocommit",
                op -> op.createIndex("ix_people_conc", "people", "name")
                        .concurrently()
                        .ifNotExists());
        ours(
                "create-index-if-not-exists",
                op -> op.createIndex("ix_people_name", "people", "name").ifNotExists());
        ours(
                "create-index-all-options",
                op -> op.createIndex(
                                "IX All", "people", key("name").opclass("varchar_pattern_ops"), expression("age + 1"))
                        .unique()
                        .using("btree")
                        .include("email")
                        .with("fillfactor", 70)
                        .where("email IS NOT NULL"));
        ours("drop-index", op -> op.dropIndex("ix_people_name"));
        ours("drop-index-schema", op -> op.inSchema("app").dropIndex("ix_people_name"));
        ours(
                "drop-index-if-exists-concurrently",
                op -> op.dropIndex("ix_people_name").ifExists().concurrently());
        ours("create-unique", op -> op.addUnique("uq_people_email", "people", "email"));
        ours(
                "create-unique-deferrable",
                op -> op.addUnique("uq_people_name", "people", "name", "age").initiallyDeferred());
        ours("create-check", op -> op.addCheck("ck_people_age", "people", "age > 0 AND name <> '%'"));
        ours("create-check-expression", op -> op.addCheck("ck_people_len", "people", "length(name) > 3"));
        ours(
                "create-fk",
                op -> op.addForeignKey("fk_people_house", "people", "age").references("house", "id"));
        ours(
                "create-fk-options",
                op -> op.addForeignKey("fk_people_house", "people", "age")
                        .references("house", "id")
                        .onDelete(SET_NULL)
                        .onUpdate(CASCADE)
                        .initiallyDeferred());
        ours(
                "create-fk-schemas",
                op -> op.inSchema("app").addForeignKey("fk_x", "people", "age").references("house", "id"));
        ours("drop-constraint", op -> op.dropConstraint("uq_people_email", "people"));
        ours("drop-constraint-quoted", op -> op.dropConstraint("UQ Some", "Order Line"));
        ours(
                "naming-convention-create-table",
                op -> op.createTable(
                        "orders",
                        column("id", serial()).primaryKey(),
                        column("person_id", integer()).references("people", "id"),
                        column("no", varchar(9)).unique(),
                        check("id > 0").named("ck_orders_positive")));
        ours("drop-table", op -> op.dropTable("people"));
        ours("drop-table-schema", op -> op.inSchema("app").dropTable("people"));
        ours("drop-table-if-exists", op -> op.dropTable("ghost").ifExists());
        ours("rename-table", op -> op.renameTable("people", "persons"));
        ours("table-comment", op -> op.commentOnTable("people", "It's people: 100% & \"more\""));
        ours(
                "bulk-insert",
                op -> op.bulkInsert("people", "name", "age", "note")
                        .row("Ada", 36, "first")
                        .row("O'Brien", null, "50% \\ back")
                        .row("größe", -1, null));
        ours("bulk-insert-empty", op -> op.bulkInsert("people", "name"));
        ours(
                "bulk-insert-inline-literal",
                op -> op.bulkInsert("people", "name", "age").row("x'y", 4));
        ours("bulk-insert-schema-quoted", op -> {
            op.inSchema("app").bulkInsert("people", "name").row("n");
            op.bulkInsert("Order Line", "Id", "select").row(1, "s");
        });
        ours("execute-construct", op -> {
            op.execute("update people set name = 'new', age = age + 1 where name = 'old'");
            op.execute("delete from people where age > 120");
        });
        ours("execute-multi-line", op -> op.createFunction("f", "", """
                RETURNS integer AS $$
                    BEGIN
                        RETURN 1;
                    END;
                    $$ LANGUAGE plpgsql"""));
        ours("execute-trailing-semicolon", op -> op.execute("SELECT 1;"));
        ours("batch-alter-table", op -> {
            op.addColumn("people", column("x", integer()));
            op.renameColumn("people", "name", "label");
            op.dropColumn("people", "age");
            op.addUnique("uq_x", "people", "x");
            op.createIndex("ix_x", "people", "x");
        });
        ours("script-several", op -> {
            op.createTable("a", column("id", serial()).primaryKey());
            op.createTable("b", column("id", serial()).primaryKey(), column("a_id", integer()));
            op.addForeignKey("fk_b_a", "b", "a_id").references("a", "id");
            op.createIndex("ix_b_a", "b", "a_id");
            op.execute("INSERT INTO a DEFAULT VALUES");
            op.dropIndex("ix_b_a", "b", "a_id");
            op.dropConstraint("fk_b_a", "b");
            op.dropTable("b");
            op.dropTable("a");
        });
    }

    private Connection connection;

    private static void ours(String name, Consumer<Operations> operations) {
        OURS.put(name, operations);
    }

    private record Recorded(String name, List<String> statements) {

        @Override
        public String toString() {
            return this.name;
        }
    }

    @BeforeAll
    void connect() throws SQLException {
        this.connection = TestPostgres.freshDatabase().connect();
        run(FIXTURE);
        this.connection.setAutoCommit(false);
    }

    @AfterAll
    void disconnect() throws SQLException {
        this.connection.close();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void leadsToTheSameDatabase(Recorded recorded) throws SQLException {
        List<String> given = GIVEN.getOrDefault(recorded.name(), List.of());

        assertThat(after(given, ours(recorded))).isEqualTo(after(given, theirs(recorded)));
    }

    /** Alembic refuses to make a plain column a generated one, and our vocabulary has no word for it. */
    @Test
    void hasACaseForEveryCallThatAlembicRenders() {
        assertThat(recorded().map(Recorded::name)).containsExactlyInAnyOrderElementsOf(OURS.keySet());
    }

    private static List<String> ours(Recorded recorded) {
        Operations op = new Operations(recorded.name().startsWith("naming") ? CONFIGURED : SERVER);
        Objects.requireNonNull(OURS.get(recorded.name())).accept(op);
        return inTransaction(OperationCase.render(op.recorded()));
    }

    /** Alembic doubles a backslash, which is one character more under standard_conforming_strings. */
    private static List<String> theirs(Recorded recorded) {
        return inTransaction(recorded.statements()).stream()
                .map(sql -> sql.replace("\\\\", "\\"))
                .toList();
    }

    /** So that everything can be rolled back; tables that the fixture has are created beside it. */
    private static List<String> inTransaction(List<String> statements) {
        return statements.stream()
                .filter(sql -> !sql.matches("(?i)(begin|commit);?"))
                .map(sql -> sql.replaceAll("(?i) concurrently", ""))
                .map(sql -> sql.replaceFirst("CREATE TABLE (people|\"Order Line\") ", "CREATE TABLE $1 2")
                        .replace("\"Order Line\" 2", "\"Order Line2\" ")
                        .replace("people 2", "people2 "))
                .toList();
    }

    private List<String> after(List<String> given, List<String> statements) throws SQLException {
        try {
            run(given);
            run(statements);
            List<String> lines = new ArrayList<>(Catalog.read(this.connection));
            lines.addAll(rows());
            return lines;
        } finally {
            this.connection.rollback();
        }
    }

    /** The rows of all tables of the fixture that are still there. */
    private List<String> rows() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = this.connection.createStatement()) {
            for (String table : List.of("people", "app.people", "house", "\"Order Line\"")) {
                try (ResultSet there = statement.executeQuery("select to_regclass('" + table + "')")) {
                    there.next();
                    if (there.getString(1) == null) {
                        continue;
                    }
                }
                // The sequences go on through a rollback.
                try (ResultSet rows =
                        statement.executeQuery("select (to_jsonb(t) - 'id')::text from " + table + " t order by 1")) {
                    while (rows.next()) {
                        lines.add(table + " " + rows.getString(1));
                    }
                }
            }
        }
        return lines;
    }

    private void run(List<String> statements) throws SQLException {
        try (Statement statement = this.connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static Stream<Recorded> recorded() {
        try (InputStream file = RenderConformanceTests.class.getResourceAsStream("/conformance/render.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(file))
                    .valueStream()
                    .filter(node -> !node.has("error"))
                    .map(node -> new Recorded(
                            node.get("name").asString(),
                            node.get("statements")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()));
        } catch (IOException ex) {
            throw new java.io.UncheckedIOException(ex);
        }
    }
}
