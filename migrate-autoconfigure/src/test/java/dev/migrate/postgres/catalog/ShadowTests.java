package dev.migrate.postgres.catalog;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.postgres.Database;
import dev.migrate.schema.Check;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.testing.TestPostgres;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is wanted, and how the server spells it. */
@Tag("postgres")
class ShadowTests {

    private static final DataType MOOD = type(name("public", "mood"));

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final JdbcClient client = JdbcClient.create(this.database.dataSource());

    @Test
    void spellsAsTheServerDoes() {
        DatabaseModel wanted = model(
                List.of(new EnumType(name("public", "mood"), List.of("sad", "happy"))),
                List.of(new Sequence(name("public", "numbers"), null, new SequenceOptions().increment(50), null, null)),
                List.of(
                        table(
                                "users",
                                column("id", rawType("int8")).notNull().defaultExpression("nextval('public.numbers')"),
                                column("state", rawType("character varying ( 20 )"))
                                        .defaultValue("NEW")
                                        .comment("where it is"),
                                column("mood", MOOD).defaultExpression("'sad'"),
                                column("moods", rawType("public.mood array")),
                                column("at", rawType("timestamp (6) with time zone")),
                                primaryKey("id"),
                                check("state in ('NEW', 'OLD')").named("states"),
                                check("public.users.id > 0")),
                        table(
                                "posts",
                                column("user_id", bigint()),
                                foreignKey("user_id").references(name("public", "users")))),
                List.of(new Index(
                                "ix",
                                name("public", "users"),
                                List.of(expression("LOWER(state)").asc()))
                        .withWhere("mood = 'happy'")));

        Normalised normalised = normalise(wanted);

        assertThat(normalised.refused()).isEmpty();
        assertThat(normalised.model())
                .isEqualTo(model(
                        wanted.enums(),
                        wanted.sequences(),
                        List.of(
                                table(
                                        "posts",
                                        column("user_id", bigint()),
                                        foreignKey("user_id").references(name("public", "users"), "id")),
                                table(
                                        "users",
                                        column("id", bigint())
                                                .notNull()
                                                .defaultExpression("nextval('public.numbers'::regclass)"),
                                        column("state", varchar(20))
                                                .defaultExpression("'NEW'::character varying")
                                                .comment("where it is"),
                                        column("mood", MOOD).defaultExpression("'sad'::public.mood"),
                                        column("moods", MOOD.array()),
                                        column("at", timestamptz(6)),
                                        primaryKey("id"),
                                        check("(state)::text = ANY ((ARRAY['NEW'::character varying,"
                                                        + " 'OLD'::character varying])::text[])")
                                                .named("states"),
                                        check("id > 0"))),
                        List.of(new Index("ix", name("public", "users"), List.of(expression("lower((state)::text)")))
                                .withWhere("mood = 'happy'::public.mood"))));
        assertThat(schemas()).containsExactly("public");
        assertThat(reader().read(List.of("public")).tables()).isEmpty();
    }

    @Test
    void theSameTextsComeBackFromTheTemporarySchema() {
        this.client.sql("""
                create role poor login password 'poor';
                revoke create on schema public from public, poor""").update();
        DataSource poor = new DriverManagerDataSource(this.database.jdbcUrl(), "poor", "poor");
        DatabaseModel wanted = model(
                List.of(new EnumType(name("public", "mood"), List.of("sad", "happy"))),
                List.of(new Sequence(name("public", "numbers"), null, new SequenceOptions(), null, null)),
                List.of(table(
                        "users",
                        column("id", bigint()).notNull().defaultExpression("nextval('public.numbers')"),
                        column("serial", serial()).notNull(),
                        column("mood", MOOD).defaultExpression("'sad'"),
                        check("mood <> 'sad'::public.mood"))),
                List.of(new Index("ix", name("public", "users"), List.of(key("mood"))).withWhere("mood = 'sad'")));
        try {
            Normalised expected = normalise(wanted);

            assertThat(expected.refused()).isEmpty();
            assertThat(new Shadow(database(poor)).normalise(wanted, nothing())).isEqualTo(expected);
        } finally {
            this.client.sql("drop owned by poor; drop role poor").update();
        }
    }

    @Test
    void keysWithoutNamesKeepOutOfEachOthersWay() {
        DatabaseModel wanted = model(
                List.of(),
                List.of(),
                IntStream.range(0, 12)
                        .mapToObj(number -> table(
                                "t" + (10 + number),
                                column("id", bigint()).notNull(),
                                column("a", text()),
                                column("b", text()),
                                primaryKey("id"),
                                unique("b"),
                                unique("a")))
                        .toList(),
                List.of());

        Normalised normalised = normalise(wanted);

        assertThat(normalised.refused()).isEmpty();
        assertThat(normalised.model()).isEqualTo(wanted);
    }

    @Test
    void whatIsRefusedIsUnknown() {
        DatabaseModel wanted = model(
                List.of(new EnumType(name("public", "mood"), List.of("a", "a"))),
                List.of(),
                List.of(
                        table("a", column("id", rawType("no_such_type"))),
                        table("b", column("id", integer()), column("doc", json())),
                        table("c", column("id", integer()))),
                List.of(
                        new Index("b_doc", name("public", "b"), List.of(key("doc"))),
                        new Index("b_id", name("public", "b"), List.of(key("id"))),
                        new Index("c_id", name("public", "c"), List.of(key("id")))));

        Normalised normalised = normalise(wanted);

        assertThat(normalised.model().tables()).containsExactly(table("c", column("id", integer())));
        assertThat(normalised.model().indexes()).extracting(Index::name).containsExactly("c_id");
        assertThat(normalised.refused())
                .containsExactly(
                        new Refused(
                                Refused.Kind.ENUM,
                                name("public", "mood"),
                                "create type public.mood as enum ('a', 'a')",
                                normalised.refused().get(0).error()),
                        new Refused(
                                Refused.Kind.TABLE,
                                name("public", "a"),
                                "create table public.a (\n    id no_such_type\n)",
                                "type \"no_such_type\" does not exist"),
                        new Refused(
                                Refused.Kind.TABLE,
                                name("public", "b"),
                                "create index b_doc on public.b (doc)",
                                "data type json has no default operator class for access method \"btree\" Hint: You must"
                                        + " specify an operator class for the index or define a default operator class for"
                                        + " the data type."));
        assertThat(normalised.isKnown(Refused.Kind.TABLE, name("public", "b"))).isFalse();
        assertThat(normalised.isKnown(Refused.Kind.TABLE, name("public", "c"))).isTrue();
    }

    @Test
    void typesOfTheDatabaseAreReachable() {
        this.client.sql("""
                create type public.mood as enum ('sad');
                create function public.ok(int) returns boolean language sql immutable as 'select true'""").update();
        DatabaseModel wanted = model(
                List.of(),
                List.of(),
                List.of(table(
                        "t",
                        column("a", integer()),
                        column("m", MOOD),
                        column("n", rawType("mood")),
                        check("ok(a)").named("fine"))),
                List.of());

        Normalised normalised = normalise(wanted);

        assertThat(normalised.model().tables())
                .containsExactly(table(
                        "t",
                        column("a", integer()),
                        column("m", MOOD),
                        column("n", MOOD),
                        check("public.ok(a)").named("fine")));
    }

    @Test
    void whatMeansTheSameGetsTheSpellingThatIsThere() {
        // As a dump would have left it: the text of the catalog, read and written again.
        this.client.sql("""
                create table public.t (
                    a text default 'x', n int, total numeric(10,2) generated always as (n * 1.5) stored,
                    check (a = any (array['x'::character varying::text, 'y'::character varying::text])),
                    check (n > 0));
                create index i on public.t (lower(a)) where a = any (array['x', 'y']);
                create index j on public.t ((n + 1)) where n in (1, 2)""").update();
        DatabaseModel live = reader().read(List.of("public"));
        DatabaseModel wanted = model(
                List.of(),
                List.of(),
                List.of(table(
                        "t",
                        column("a", varchar(10)).defaultValue("x"),
                        column("n", bigint()),
                        column("total", numeric(10, 2)).generatedStored("1.5 * n"),
                        column("new", integer()),
                        check("a in ('x', 'y')"),
                        check("n > 0"),
                        check("n > \"new\"").named("both"))),
                List.of(
                        new Index("i", name("public", "t"), List.of(expression("lower(a)")))
                                .withWhere("a in ('x', 'y')"),
                        new Index("j", name("public", "t"), List.of(expression("n + 1"))).withWhere("n in (1, 2)")));
        Table there = live.tables().get(0);

        DatabaseModel model = new Shadow(database(this.database.dataSource()))
                .normalise(wanted, live)
                .model();

        assertThat(model.indexes()).isEqualTo(live.indexes());
        Table table = model.tables().get(0);
        assertThat(table.columns().get(0)).isEqualTo(column("a", varchar(10)).defaultExpression("'x'::text"));
        assertThat(table.columns().get(2).generated())
                .isNotEqualTo(there.columns().get(2).generated());
        assertThat(table.constraints())
                .extracting(constraint -> ((Check) constraint).expression())
                .containsExactlyInAnyOrder(
                        ((Check) there.constraints().get(0)).expression(),
                        ((Check) there.constraints().get(1)).expression(),
                        "n > new");
    }

    @Test
    void aCastThatOnlyForgetsTheLengthMeansNothing() {
        // As a change of type and the way back leave it.
        this.client.sql("""
                create table public.t (
                    letter character(1), total numeric(10,2), codes varchar(5)[],
                    check (letter::bpchar <> '2'), check (total::numeric > 0),
                    check (codes::varchar[] <> '{}' and letter::text <> '')
                )""").update();
        DatabaseModel live = reader().read(List.of("public"));
        DatabaseModel wanted = model(
                List.of(),
                List.of(),
                List.of(table(
                        "t",
                        column("letter", character(1)),
                        column("total", numeric(10, 2)),
                        column("codes", varchar(5).array()),
                        check("letter <> '2'"),
                        check("total > 0"),
                        check("codes <> '{}' and letter::text <> ''"))),
                List.of());

        DatabaseModel model = new Shadow(database(this.database.dataSource()))
                .normalise(wanted, live)
                .model();

        assertThat(checks(model)).containsExactlyInAnyOrderElementsOf(checks(live));
    }

    private static List<String> checks(DatabaseModel model) {
        return model.tables().get(0).constraints().stream()
                .map(constraint -> ((Check) constraint).expression())
                .toList();
    }

    private Normalised normalise(DatabaseModel wanted) {
        return new Shadow(database(this.database.dataSource())).normalise(wanted, nothing());
    }

    private CatalogReader reader() {
        return new CatalogReader(database(this.database.dataSource()));
    }

    private List<@Nullable String> schemas() {
        return this.client
                .sql("select nspname from pg_namespace where nspname !~ '^(pg_|information_schema)'")
                .query(String.class)
                .list();
    }

    private static Database database(DataSource dataSource) {
        return new Database(dataSource, null, "migrate_version", "test");
    }

    private static DatabaseModel nothing() {
        return model(List.of(), List.of(), List.of(), List.of());
    }

    private static DatabaseModel model(
            List<EnumType> enums, List<Sequence> sequences, List<Table> tables, List<Index> indexes) {
        return new DatabaseModel(List.of("public"), enums, List.of(), sequences, tables, indexes);
    }

    private static Table table(String name, TableElement... elements) {
        return Table.of(new QualifiedName("public", name), List.of(elements));
    }
}
