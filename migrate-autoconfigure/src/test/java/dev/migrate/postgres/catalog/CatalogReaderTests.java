package dev.migrate.postgres.catalog;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.operation.AddColumn;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableOptions;
import dev.migrate.testing.CountingProxy;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What stands in the catalog, and the record that says it. */
@Tag("postgres")
class CatalogReaderTests {

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final JdbcClient client = JdbcClient.create(this.database.dataSource());

    @Test
    void readsTables() {
        run("""
                create table public.users (
                    id bigint generated always as identity,
                    number serial,
                    "a""b" varchar(255) collate "C" default 'x',
                    born date not null default current_date,
                    age int generated always as (number * 2) stored,
                    constraint users_pkey primary key (id),
                    constraint adult check (number >= 18 or born is null) no inherit);
                comment on table public.users is 'who';
                comment on column public.users.born is 'it''s a day'""");

        assertThat(read("public").tables())
                .containsExactly(table(
                                "users",
                                column("id", bigint()).identityAlways(),
                                column("number", serial()).notNull(),
                                column("a\"b", varchar(255))
                                        .defaultExpression("'x'::character varying")
                                        .collate("C"),
                                column("born", date())
                                        .notNull()
                                        .defaultExpression("CURRENT_DATE")
                                        .comment("it's a day"),
                                column("age", integer()).generatedStored("number * 2"),
                                primaryKey("id").named("users_pkey"),
                                check("(number >= 18) OR (born IS NULL)")
                                        .named("adult")
                                        .noInherit())
                        .withComment("who"));
    }

    @Test
    void readsKeys() {
        run("""
                create schema "My App";
                create table "My App"."order" (
                    id int, code text, part int, note text,
                    constraint pk primary key (id) include (note) with (fillfactor = 90),
                    constraint later unique (code) deferrable initially deferred,
                    constraint uq unique (part, code));
                create table public.line (
                    a int, b text,
                    constraint to_order foreign key (a, b) references "My App"."order" (part, code)
                        match full on delete cascade on update set null deferrable);
                alter table public.line
                    add constraint later foreign key (a) references "My App"."order" on delete set default not valid,
                    add constraint positive check (a > 0) not valid""");
        QualifiedName order = new QualifiedName("My App", "order");

        assertThat(tableOf("My App").constraints())
                .containsExactly(
                        primaryKey("id").named("pk").include("note").with("fillfactor", 90),
                        unique("code").named("later").initiallyDeferred(),
                        unique("part", "code").named("uq"));
        assertThat(tableOf("public").constraints())
                .containsExactly(
                        check("a > 0").named("positive").notValid(),
                        foreignKey("a")
                                .references(order, "id")
                                .onDelete(SET_DEFAULT)
                                .notValid()
                                .named("later"),
                        foreignKey("a", "b")
                                .references(order, "part", "code")
                                .matchFull()
                                .onDelete(CASCADE)
                                .onUpdate(SET_NULL)
                                .deferrable()
                                .named("to_order"));
    }

    @Test
    void readsExclusions() {
        run("""
                create table public.stay (room int4range, during tsrange, gone boolean,
                    constraint alone exclude using gist (room with =, during with &&) where (not gone))""");

        assertThat(tableOf("public").constraints())
                .containsExactly(exclude("gist", key("room"), "=")
                        .with("during", "&&")
                        .where("NOT gone")
                        .named("alone"));
    }

    @Test
    void readsIndexes() {
        run("""
                create table public.t (a int, b text, c text collate "C", "select" jsonb);
                create unique index u on public.t (a desc, b nulls first) include (c) where a > 0;
                create index e on public.t (lower(b) text_pattern_ops, (a + 1) desc nulls last);
                create index g on public.t using gin ("select" jsonb_path_ops) with (fastupdate = off);
                create index l on public.t (b collate "C", c)""");
        QualifiedName table = new QualifiedName("public", "t");

        assertThat(read("public").indexes())
                .containsExactly(
                        new Index(
                                "e",
                                table,
                                List.of(
                                        expression("lower(b)").opclass("text_pattern_ops"),
                                        expression("a + 1").desc().nullsLast())),
                        new Index("g", table, List.of(key("select").opclass("jsonb_path_ops")))
                                .withMethod("gin")
                                .withStorage(new IndexStorage().withParameter("fastupdate", "off")),
                        new Index("l", table, List.of(key("b").collate("C"), key("c"))),
                        new Index("u", table, List.of(key("a").desc(), key("b").nullsFirst()))
                                .asUnique()
                                .withWhere("a > 0")
                                .withStorage(new IndexStorage().withInclude(List.of("c"))));
    }

    @Test
    void readsTypesAndSequences() {
        run("""
                create type public.mood as enum ('sad', 'it''s ok', 'Happy');
                create domain public.positive as int default 1 not null constraint over_zero check (value > 0);
                create domain public.moods as public.mood[];
                create sequence public.down as int increment -1 start -5 cache 10 cycle;
                create table public.t (mood public.mood default 'sad', moods public.mood[], many public.moods,
                    n int default nextval('public.down'));
                alter sequence public.down owned by public.t.n""");
        DataType mood = type(name("public", "mood"));
        DatabaseModel model = read("public");

        assertThat(model.enums())
                .containsExactly(new EnumType(name("public", "mood"), List.of("sad", "it's ok", "Happy")));
        assertThat(model.domains())
                .containsExactly(
                        new Domain(
                                name("public", "positive"),
                                integer(),
                                false,
                                sql("1"),
                                null,
                                List.of(check("VALUE > 0").named("over_zero"))),
                        new Domain(name("public", "moods"), mood.array(), true, null, null, List.of()));
        assertThat(model.sequences())
                .containsExactly(new Sequence(
                        name("public", "down"),
                        integer(),
                        new SequenceOptions().increment(-1).start(-5).cache(10).cycle(true),
                        name("public", "t"),
                        "n"));
        assertThat(model.tables())
                .containsExactly(table(
                        "t",
                        column("mood", mood).defaultExpression("'sad'::public.mood"),
                        column("moods", mood.array()),
                        column("many", type(name("public", "moods"))),
                        column("n", integer()).defaultExpression("nextval('public.down'::regclass)")));
    }

    @Test
    void readsTypesOfColumns() {
        Map<String, String> types = new LinkedHashMap<>();
        Stream.of("smallint", "real[]", "varchar", "char(1)", "bpchar", "\"char\"", "\"bit\"", "bit(3)", "varbit")
                .forEach(type -> types.put(type, type));
        Stream.of(
                        "time(3)",
                        "timetz",
                        "timestamp(0)[]",
                        "timestamptz(6)",
                        "interval(2)",
                        "interval year",
                        "tstzmultirange")
                .forEach(type -> types.put(type, type));
        Stream.of(
                        "interval day to second(3)",
                        "information_schema.sql_identifier",
                        "refcursor",
                        "int2vector",
                        "tsquery")
                .forEach(type -> types.put(type, type));
        types.put("decimal(10)", "numeric(10, 0)");
        types.put("varchar(10)[][]", "varchar(10)[]");
        types.put("char", "char(1)");
        types.put("float(20)", "real");
        List<String> written = List.copyOf(types.keySet());
        run(IntStream.range(0, written.size())
                .mapToObj(index -> "c" + index + " " + written.get(index))
                .collect(Collectors.joining(", ", "create table public.t (", ")")));

        DdlRenderer renderer = new DdlRenderer();
        assertThat(tableOf("public").columns())
                .extracting(column -> renderer.render(new AddColumn(name("public", "t"), column, false))
                        .get(0)
                        .replaceFirst(".* add column c\\d+ ", ""))
                .containsExactlyElementsOf(types.values());
    }

    @Test
    void readsOptionsOfTables() {
        run("""
                create unlogged table public.a (id int primary key, note text) with (fillfactor = 70, toast.autovacuum_enabled = off);
                create table public.b (more text) inherits (public.a);
                create table public.p (id int, at date, primary key (id, at)) partition by range (at);
                create table public.p1 partition of public.p for values from ('2024-01-01') to ('2025-01-01');
                create table public.r (id int, at date, foreign key (id, at) references public.p);
                create index i on public.p (at)""");
        DatabaseModel model = read("public");

        assertThat(model.tables()).extracting(table -> table.name().name()).containsExactly("a", "b", "p", "r");
        assertThat(model.tables().get(0).options())
                .isEqualTo(new TableOptions()
                        .withPersistence(TableOptions.Persistence.UNLOGGED)
                        .withParameter("fillfactor", "70")
                        .withParameter("toast.autovacuum_enabled", "off"));
        assertThat(model.tables().get(1))
                .isEqualTo(table("b", column("more", text()))
                        .withOptions(new TableOptions().withInherits(List.of(name("public", "a")))));
        assertThat(model.tables().get(2).options()).isEqualTo(new TableOptions().withPartitionBy("RANGE (at)"));
        assertThat(model.tables().get(3).constraints()).hasSize(1);
        assertThat(model.indexes()).extracting(Index::name).containsExactly("i");
    }

    @Test
    void namesWhatItCannotSay() {
        run("""
                create table public.t (a int, b int);
                create view public.v as select 1 as one;
                create materialized view public.m as select 1 as one;
                create function public.f() returns trigger language plpgsql as 'begin return null; end';
                create trigger touch before insert on public.t execute function public.f();
                create policy mine on public.t using (a = 1);
                alter table public.t enable row level security;
                create statistics public.s on a, b from public.t;
                create type public.pair as (a int, b int);
                create type public.span as range (subtype = int4)""");

        assertThat(read("public").others())
                .extracting(OtherObject::toString)
                .containsExactly(
                        "composite type public.pair",
                        "function public.f()",
                        "materialized view public.m",
                        "policy mine on public.t",
                        "range type public.span",
                        "row level security public.t",
                        "statistics public.s",
                        "trigger touch on public.t",
                        "view public.v");
    }

    @Test
    void tellsWhatUsesATable() {
        run("""
                create table public.t (a int, b int, c int);
                create table public.unused (a int);
                create view public.v as select a from public.t;
                create schema elsewhere;
                create materialized view elsewhere.m as select b from public.t join public.v using (a);
                create view elsewhere.w as select b from elsewhere.m;
                create view elsewhere.own as select 1 as one;
                create function public.f() returns trigger language plpgsql as 'begin return null; end';
                create function public.g(public.t) returns int language sql as 'select 1';
                create function public.h() returns int return (select max(c) from public.t);
                create trigger touch before update of c on public.t for each row execute function public.f();
                create rule none as on delete to public.t where old.c > 0 do instead nothing;
                create policy mine on public.t using (a = 1);
                create statistics public.s on a, b from public.t;
                create table public.whole (a int) partition by range (a);
                create table public.piece partition of public.whole for values from (1) to (2);
                create view public.x as select a from public.piece""");

        assertThat(read("public").others().stream()
                        .flatMap(other -> other.uses().stream()
                                .map(use -> other + ": " + use.relation() + "." + use.column()
                                        + (use.follows() ? " follows" : ""))))
                .containsExactlyInAnyOrder(
                        "function public.g(public.t): public.t.null",
                        "function public.h(): public.t.c",
                        "materialized view elsewhere.m: public.t.a",
                        "materialized view elsewhere.m: public.t.b",
                        "materialized view elsewhere.m: public.v.a",
                        "policy mine on public.t: public.t.null follows",
                        "policy mine on public.t: public.t.a",
                        "rule none on public.t: public.t.null",
                        "rule none on public.t: public.t.null follows",
                        "rule none on public.t: public.t.c",
                        "statistics public.s: public.t.a follows",
                        "statistics public.s: public.t.b follows",
                        "trigger touch on public.t: public.t.null follows",
                        "trigger touch on public.t: public.t.c",
                        "view elsewhere.w: elsewhere.m.b",
                        "view public.v: public.t.a",
                        "view public.x: public.whole.a");
        assertThat(read("public").others()).extracting(OtherObject::toString).doesNotContain("view elsewhere.own");
    }

    @Test
    void readsWhatOnlyNewServersHave() {
        assumeTrue(Integer.parseInt(TestPostgres.major()) >= 18, "needs PostgreSQL 18");
        run("""
                create table public.parent (id int primary key);
                create table public.t (
                    a int constraint a_there not null,
                    twice int generated always as (a * 2) virtual,
                    constraint one unique nulls not distinct (a),
                    constraint soft check (a > 0) not enforced,
                    constraint loose foreign key (a) references public.parent on delete set null (a));
                create unique index u on public.t (a) nulls not distinct""");
        DatabaseModel model = read("public");

        assertThat(model.tables().get(1))
                .isEqualTo(table(
                        "t",
                        column("a", integer()).notNull(),
                        column("twice", integer()).generatedVirtual("a * 2"),
                        unique("a").nullsNotDistinct().named("one"),
                        foreignKey("a")
                                .references(name("public", "parent"), "id")
                                .onDelete(SET_NULL, "a")
                                .named("loose")));
        assertThat(model.indexes())
                .containsExactly(new Index("u", name("public", "t"), List.of(key("a")))
                        .asUnique()
                        .withNullsNotDistinct());
        assertThat(model.others())
                .containsExactly(new OtherObject("constraint not enforced", name("public", "t"), "soft"));
    }

    @Test
    void leavesOutOwnTablesAndOtherSchemas() {
        run("""
                create table public.migrate_version (version_num text primary key);
                create table public.migrate_history (id bigint generated always as identity primary key, n serial);
                create schema other;
                create table other.t (id int)""");

        assertThat(read("public").tables()).isEmpty();
        assertThat(read("public").sequences()).isEmpty();
        assertThat(read("public", "other", "missing").tables()).hasSize(1);
    }

    @Test
    void leavesOutWhatBelongsToAnExtension() {
        run("""
                create extension citext;
                create extension hstore;
                create extension pg_stat_statements;
                create table public.t (name citext, facts public.hstore, names citext[])""");
        DatabaseModel model = read("public");

        assertThat(model)
                .isEqualTo(new DatabaseModel(
                        List.of("public"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(table(
                                "t",
                                column("name", type(name("public", "citext"))),
                                column("facts", type(name("public", "hstore"))),
                                column("names", type(name("public", "citext")).array()))),
                        List.of()));
    }

    @Test
    void needsNoPrivilegeOnWhatItReads() {
        run("""
                create schema "My App";
                create type "My App".mood as enum ('sad', 'happy');
                create sequence "My App".numbers increment 5;
                create domain "My App".positive as int check (value > 0);
                create table "My App".parent (id int generated always as identity primary key);
                create table "My App".t (id serial primary key, mood "My App".mood default 'sad', n "My App".positive,
                    parent int references "My App".parent, during int4range,
                    number bigint default nextval('"My App".numbers'), check (mood <> 'happy'),
                    exclude using gist (during with &&));
                create index i on "My App".t (mood, (number + 1)) where n > 5;
                create view "My App".v as select id from "My App".t;
                create function "My App".f() returns int language sql as 'select 1';
                create role nobody_here login password 'nobody'""");
        DataSource nobody = new DriverManagerDataSource(this.database.jdbcUrl(), "nobody_here", "nobody");
        try {
            DatabaseModel model = read("My App");

            assertThat(model.tables()).hasSize(2);
            assertThat(reader(nobody).read(List.of("My App"))).isEqualTo(model);
        } finally {
            run("drop owned by nobody_here; drop role nobody_here");
        }
    }

    @Test
    void doesNotTrustTheSearchPath() {
        run("""
                create schema trap;
                create table trap.pg_class (oid int);
                create function trap.format_type(oid, int) returns text language sql as $$select 'wrong'$$;
                create function trap.format_type(oid, bigint) returns text language sql as $$select 'wrong'$$;
                create table trap.t (id int default 1)""");
        DataSource trapped = new DriverManagerDataSource(
                this.database.jdbcUrl() + "?currentSchema=trap,pg_catalog",
                this.database.username(),
                this.database.password());

        assertThat(reader(trapped).read(List.of("trap"))).isEqualTo(read("trap"));
        assertThat(reader(trapped).currentSchema()).isEqualTo("trap");
    }

    @Test
    void asksTheSameHoweverManyTablesThereAre() throws IOException {
        try (CountingProxy proxy = new CountingProxy(this.database)) {
            CatalogReader reader = reader(proxy.dataSource());
            createTables(0, 5);
            int[] first = count(proxy, reader);
            createTables(5, 500);
            int[] second = count(proxy, reader);

            assertThat(second).isEqualTo(first);
            // BEGIN, SET and COMMIT around the eight.
            assertThat(second[0] - connecting(proxy)[0]).isEqualTo(11);
            assertThat(second[1] - connecting(proxy)[1]).isEqualTo(1);
        }
    }

    private void createTables(int from, int to) {
        run(IntStream.range(from, to)
                .mapToObj(
                        "create table public.t%1$s (id int primary key); create index i%1$s on public.t%1$s (id)"
                                ::formatted)
                .collect(Collectors.joining(";")));
    }

    private int[] count(CountingProxy proxy, CatalogReader reader) {
        int statements = proxy.statements();
        int roundTrips = proxy.roundTrips();
        reader.read(List.of("public"));
        return new int[] {proxy.statements() - statements, proxy.roundTrips() - roundTrips};
    }

    private static int[] connecting(CountingProxy proxy) {
        int statements = proxy.statements();
        int roundTrips = proxy.roundTrips();
        try (var connection = proxy.dataSource().getConnection()) {
            assertThat(connection.isClosed()).isFalse();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
        return new int[] {proxy.statements() - statements, proxy.roundTrips() - roundTrips};
    }

    private Table tableOf(String schema) {
        List<Table> tables = read(schema).tables();
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private DatabaseModel read(String... schemas) {
        return reader(this.database.dataSource()).read(List.of(schemas));
    }

    private static CatalogReader reader(DataSource dataSource) {
        return new CatalogReader(new Database(dataSource, null, "migrate_version", "test"));
    }

    private static Table table(String name, TableElement... elements) {
        return Table.of(new QualifiedName("public", name), List.of(elements));
    }

    private void run(String sql) {
        this.client.sql(sql).update();
    }
}
