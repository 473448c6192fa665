package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.ColumnAttribute;
import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.RowSecurity;
import dev.migrate.operation.RunCode;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the list of operations in the manual true: its Java is this file's, its SQL is rendered, and its locks are those
 * that a server has granted. With {@code -Dmigrate.manual=write} the test writes the list.
 */
@Tag("postgres")
class OperationsManualTests {

    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/migrate/postgres/OperationsManualTests.java");
    private static final String BEGIN = "<!-- made by OperationsManualTests -->\n";
    private static final String END = "<!-- until here -->\n";

    /** No call of its own: what another call returns, or a record that was made elsewhere. */
    private static final Set<String> NO_CALLS = Set.of("recorded", "add", "inSchema");

    private static final List<String> DATABASE = List.of(
            "create schema audit",
            "create extension hstore",
            "create type mood as enum ('sad', 'ok')",
            "create domain email as varchar(320)",
            "create sequence numbers",
            "create table users (id bigint primary key, email varchar(255), age integer not null default 18,"
                    + " name text, twice integer generated always as (age * 2) stored)",
            "alter table users add constraint ck_users_age check (age > 0) not valid",
            "create index idx_users_email on users (email)",
            "create table orders (id bigint generated always as identity, user_id bigint)",
            "create table events (at date) partition by range (at)",
            "create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01')",
            "create table events_2025 (at date)",
            "create view adults as select id from users where age >= 18",
            "create materialized view totals as select count(*) as n from users",
            "create function twice(n integer) returns integer language sql as 'select n * 2'",
            "create procedure tidy() language sql as 'delete from orders'",
            "create function touch() returns trigger language plpgsql as 'begin return new; end'",
            "create trigger touch before update on users for each row execute function touch()",
            "create policy own on users using (age > 1)");

    /** Strongest first. The two that are missing here are those of reading; only DROP and the like wait for them. */
    private static final List<String> LOCKS = List.of(
            "AccessExclusiveLock",
            "ExclusiveLock",
            "ShareRowExclusiveLock",
            "ShareLock",
            "ShareUpdateExclusiveLock",
            "RowExclusiveLock");

    private record Relation(String name, String kind, long file) {

        boolean isTable() {
            return "rpvm".contains(this.kind);
        }
    }

    private final Map<String, List<Consumer<Operations>>> sections = new LinkedHashMap<>();

    OperationsManualTests() {
        // samples
        section(
                "Tables",
                op -> op.createTable(
                        "teams",
                        column("id", bigint()).identityAlways(),
                        column("name", varchar(100)).notNull(),
                        column("lead_id", bigint()),
                        primaryKey("id"),
                        foreignKey("lead_id").references("users", "id").onDelete(SET_NULL)),
                op -> op.dropTable("orders", column("id", bigint()), column("user_id", bigint())),
                op -> op.renameTable("users", "people"),
                op -> op.setTableSchema("users", "audit"),
                op -> op.setTableParameters("users", Map.of("fillfactor", "70"), Map.of("fillfactor", "")),
                op -> op.commentOnTable("users", "who may log in").wasNone(),
                op -> op.dropTableComment("users").was("who may log in"),
                op -> op.createTable("logs", column("at", date())).partitionBy("range (at)"),
                op -> op.createPartition("events_2026", "events", "for values from ('2026-01-01') to ('2027-01-01')"),
                op -> op.attachPartition("events", "events_2025", "for values from ('2025-01-01') to ('2026-01-01')"),
                op -> op.detachPartition("events", "events_2024")
                        .was("for values from ('2024-01-01') to ('2025-01-01')"));
        section(
                "Columns",
                op -> op.addColumn("users", column("born", date())),
                op -> op.addColumn("users", column("token", uuid()).notNull().defaultExpression("gen_random_uuid()")),
                op -> op.dropColumn("users", column("name", text())),
                op -> op.renameColumn("users", "name", "full_name"),
                op -> op.alterColumn("users", "email").type(varchar(320)).was(column("email", varchar(255))),
                op -> op.alterColumn("orders", "user_id").type(integer(), "user_id::integer"),
                op -> op.alterColumn("users", "name").notNull(),
                op -> op.alterColumn("users", "age").nullable(),
                op -> op.alterColumn("users", "name").defaultValue("nobody"),
                op -> op.alterColumn("users", "age")
                        .dropDefault()
                        .was(column("age", integer()).defaultValue(18)),
                op -> op.alterColumn("users", "id").identityByDefault(),
                op -> op.alterColumn("orders", "id").changeIdentity(false, o -> o.increment(50)),
                op -> op.alterColumn("orders", "id").dropIdentity(),
                op -> op.alterColumn("users", "twice").dropExpression(),
                op -> op.alterColumn("users", "age").attribute(ColumnAttribute.STATISTICS, "500", "-1"),
                op -> op.alterColumn("users", "age").comment("in years"));
        section(
                "Indexes",
                op -> op.createIndex("idx_users_name", "users", "name").where("name <> ''"),
                op -> op.createIndex(
                                "idx_users_lower",
                                "users",
                                expression("lower(name)").desc())
                        .unique()
                        .include("age"),
                op -> op.createIndexOn("users", "age", "name"),
                op -> op.dropIndex("idx_users_email", "users", "email"),
                op -> op.renameIndex("idx_users_email", "idx_people_email"),
                op -> op.commentOnIndex("idx_users_email", "for the login").wasNone());
        section(
                "Constraints",
                op -> op.addPrimaryKey("pk_orders", "orders", "id"),
                op -> op.addUnique("uq_users_email", "users", "email"),
                op -> op.addCheck("ck_users_name", "users", "name <> ''").notValid(),
                op -> op.addForeignKey("fk_orders_user", "orders", "user_id")
                        .references("users", "id")
                        .onDelete(CASCADE)
                        .notValid(),
                op -> op.addConstraint("orders", exclude("gist", expression("int8range(id, user_id)"), "&&")),
                op -> op.validateConstraint("ck_users_age", "users"),
                op -> op.dropConstraint("users", check("age > 0").named("ck_users_age")),
                op -> op.renameConstraint("ck_users_age", "users", "ck_people_age"),
                op -> op.commentOnConstraint("ck_users_age", "users", "nobody is zero")
                        .wasNone());
        section(
                "Types, domains and sequences",
                op -> op.createEnum("size", "small", "large"),
                op -> op.addEnumValue("mood", "happy").after("ok"),
                op -> op.renameEnumValue("mood", "ok", "fine"),
                op -> op.renameType("mood", "feeling"),
                op -> op.dropEnum("mood", "sad", "ok"),
                op -> op.createDomain("zip", varchar(10)).check("zip_digits", "value ~ '^[0-9]+$'"),
                op -> op.renameDomain("email", "mail"),
                op -> op.dropDomain("email", varchar(320)),
                op -> op.createSequence("invoice_numbers").options(o -> o.start(1000)),
                op -> op.alterSequence("numbers", o -> o.increment(10)).was(o -> o.increment(1)),
                op -> op.renameSequence("numbers", "counters"),
                op -> op.dropSequence("numbers", o -> o.start(1)),
                op -> op.commentOn(CommentTarget.Kind.TYPE, "mood", "how it goes")
                        .wasNone());
        section(
                "Schemas, extensions and views",
                op -> op.createSchema("billing"),
                op -> op.renameSchema("audit", "trail"),
                op -> op.dropSchema("audit"),
                op -> op.createExtension("citext").ifNotExists(),
                op -> op.dropExtension("hstore"),
                op -> op.createView("children", "select id from users where age < 18"),
                op -> op.createView("adults", "select id from users where age >= 21")
                        .replacing("select id from users where age >= 18"),
                op -> op.renameView("adults", "grown_ups"),
                op -> op.dropView("adults", "select id from users where age >= 18"),
                op -> op.createMaterializedView("ages", "select age, count(*) from users group by age"),
                op -> op.refreshMaterializedView("totals"),
                op -> op.renameMaterializedView("totals", "sums"),
                op -> op.dropMaterializedView("totals", "select count(*) as n from users"));
        section(
                "Functions, triggers, policies and privileges",
                op -> op.createFunction("half", "n integer", "returns integer language sql as 'select n / 2'"),
                op -> op.dropFunction("twice", "n integer", "returns integer language sql as 'select n * 2'"),
                op -> op.createProcedure("forget", "", "language sql as 'delete from users'"),
                op -> op.dropProcedure("tidy", "", "language sql as 'delete from orders'"),
                op -> op.createTrigger("stamp", "users", "before insert", "for each row execute function touch()"),
                op -> op.dropTrigger("touch", "users", "before update", "for each row execute function touch()"),
                op -> op.createPolicy("all_of_it", "users", "for select using (true)"),
                op -> op.dropPolicy("own", "users", "using (age > 1)"),
                op -> op.rowSecurity("users", RowSecurity.ENABLE),
                op -> op.grant("pg_monitor", "users", "select"),
                op -> op.grant("pg_monitor", ObjectKind.SCHEMA, "audit", "usage"),
                op -> op.revoke("pg_monitor", "users", "select"));
        section(
                "Data, SQL and Java",
                op -> op.bulkInsert("users", "id", "name").row(1, "Ada").row(2, "O'Brien"),
                op -> op.execute("update users set name = 'x:y' where email = '?'"),
                op -> op.run(
                        "hash the tokens", jdbc -> jdbc.sql("select 1").query().singleValue()),
                op -> op.apply(own -> own.execute("analyze users")));
        // until here
    }

    @SafeVarargs
    private void section(String title, Consumer<Operations>... samples) {
        List<Consumer<Operations>> list = new ArrayList<>();
        for (Consumer<Operations> sample : samples) {
            list.add(sample);
        }
        this.sections.put(title, list);
    }

    @Test
    void theManualListsEveryOperationAsItIs() throws IOException, SQLException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String list = list();
        if ("write".equals(System.getProperty("migrate.manual"))) {
            Files.writeString(PAGE, page.substring(0, begin) + list + page.substring(page.indexOf(END)));
            page = Files.readString(PAGE);
        }
        assertThat(page.substring(begin, page.indexOf(END)))
                .as("run this test with -Dmigrate.manual=write")
                .isEqualTo(list);
    }

    @Test
    void noOperationIsMissing() {
        Set<Class<?>> listed = new HashSet<>();
        this.sections
                .values()
                .forEach(samples -> samples.forEach(
                        sample -> recorded(sample).forEach(operation -> listed.add(operation.getClass()))));

        assertThat(listed).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    }

    @Test
    void noCallIsMissing() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(Operations.class.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !NO_CALLS.contains(name))
                        .distinct()
                        .filter(name -> !page.contains("`op." + name + "(")))
                .isEmpty();
    }

    private String list() throws IOException, SQLException {
        List<String> texts = texts();
        StringBuilder list = new StringBuilder();
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : DATABASE) {
                statement.execute(sql);
            }
            connection.setAutoCommit(false);
            int next = 0;
            for (Map.Entry<String, List<Consumer<Operations>>> section : this.sections.entrySet()) {
                list.append("\n### " + section.getKey() + "\n\n| Java | SQL | locks |\n|---|---|---|\n");
                for (Consumer<Operations> sample : section.getValue()) {
                    list.append("| `" + texts.get(next++) + "` | " + row(statement, recorded(sample)) + " |\n");
                }
            }
        }
        return list + "\n";
    }

    private static String row(Statement statement, List<Operation> operations) throws SQLException {
        if (operations.get(0) instanceof RunCode) {
            return "what the code sends | those of its statements";
        }
        List<String> statements = OperationCase.render(operations);
        try {
            Map<Long, Relation> before = relations(statement);
            for (String sql : statements) {
                statement.execute(sql);
            }
            List<String> locks = new ArrayList<>(locks(statement, before));
            relations(statement).forEach((oid, relation) -> {
                Relation earlier = before.get(oid);
                if (earlier != null && relation.isTable() && relation.file() != earlier.file()) {
                    locks.add("rewrites " + relation.name());
                }
            });
            return statements.stream().map(sql -> "`" + oneLine(sql) + "`").collect(Collectors.joining("; ")) + " | "
                    + (locks.isEmpty() ? "none" : String.join("; ", locks));
        } finally {
            statement.getConnection().rollback();
        }
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\(\\n\\s+", "(").replaceAll("\\n\\)", ")").replaceAll("\\n\\s*", " ");
    }

    /** The strongest lock on each table that was there before, or on something else if there is none on a table. */
    private static List<String> locks(Statement statement, Map<Long, Relation> before) throws SQLException {
        Map<Relation, Integer> strongest = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(
                "select relation, mode from pg_locks where pid = pg_backend_pid() and locktype = 'relation'")) {
            while (rows.next()) {
                Relation relation = before.get(rows.getLong(1));
                int lock = LOCKS.indexOf(rows.getString(2));
                if (relation != null && lock >= 0) {
                    strongest.merge(relation, lock, Math::min);
                }
            }
        }
        boolean tables = strongest.keySet().stream().anyMatch(Relation::isTable);
        TreeMap<Integer, TreeSet<String>> names = new TreeMap<>();
        strongest.forEach((relation, lock) -> {
            if (relation.isTable() || !tables) {
                names.computeIfAbsent(lock, it -> new TreeSet<>()).add(relation.name());
            }
        });
        return names.entrySet().stream()
                .map(entry -> words(LOCKS.get(entry.getKey())) + " on " + String.join(", ", entry.getValue()))
                .toList();
    }

    /** ShareLock is SHARE in the words of PostgreSQL's manual. */
    private static String words(String mode) {
        return mode.replaceFirst("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }

    /** The relations that there are, by their numbers. */
    private static Map<Long, Relation> relations(Statement statement) throws SQLException {
        Map<Long, Relation> relations = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                select c.oid, relname, relkind, relfilenode from pg_class c join pg_namespace n on n.oid = relnamespace
                where nspname in ('public', 'audit') and relkind <> 't' order by relname""")) {
            while (rows.next()) {
                relations.put(rows.getLong(1), new Relation(rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
        }
        return relations;
    }

    private static List<Operation> recorded(Consumer<Operations> sample) {
        Operations op = new Operations();
        sample.accept(op);
        return op.recorded();
    }

    /** The calls as this file holds them, each on one line. */
    private static List<String> texts() throws IOException {
        String source = Files.readString(SOURCE);
        source = source.substring(source.indexOf("// samples\n"), source.indexOf("// until here\n"));
        return Arrays.stream(source.split("\\bop -> "))
                .skip(1)
                .map(text -> text.replaceAll("\\n\\s+section\\([\\s\\S]*$", "")
                        .strip()
                        .replaceFirst("(?:,|\\);)$", "")
                        .replaceAll("\\n\\s+(?=\\.)", "")
                        .replaceAll("\\(\\n\\s+", "(")
                        .replaceAll("\\n\\s+", " "))
                .toList();
    }
}
