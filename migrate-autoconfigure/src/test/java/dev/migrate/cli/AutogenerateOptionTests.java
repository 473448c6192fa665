package dev.migrate.cli;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.autogenerate.Difference;
import dev.migrate.autogenerate.SchemaObject;
import dev.migrate.cli.CommandLineFixture.Result;
import dev.migrate.operation.Execute;
import dev.migrate.schema.Check;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said about a comparison on the command line and in the application, and what comes of it. */
@Tag("postgres")
class AutogenerateOptionTests {

    private static final String PACKAGE = "src/main/java/db/revisions";

    private static final Table USERS =
            table("users", column("id", bigint()).notNull(), column("email", varchar(255)), primaryKey("id"));

    private static final Table POSTS =
            table("posts", column("id", bigint()).notNull(), column("title", varchar(100)), primaryKey("id"));

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private final List<ScriptResource> scripts = new ArrayList<>();
    private CommandLineFixture commands = new CommandLineFixture(() -> ScriptSet.read(List::of), null, Path.of(""));

    @TempDir
    private Path project = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        Files.createFile(this.project.resolve("pom.xml"));
        this.commands = new CommandLineFixture(
                        () -> ScriptSet.read(() -> this.scripts), this.database.dataSource(), this.project)
                .withEntities(model(USERS, POSTS));
    }

    @Test
    void comparesTheTablesThatAPatternNames() {
        assertThat(lines("check")).containsExactly("table posts is missing", "table users is missing");
        assertThat(lines("check", "--table", "U*")).containsExactly("table users is missing");
        assertThat(lines("check", "--exclude", "public.us?rs")).containsExactly("table posts is missing");
    }

    @Test
    void leavesOutKinds() {
        this.catalog.execute("create table users (id bigint primary key, email varchar(20));"
                + " create table posts (id bigint primary key, title varchar(50))");

        assertThat(lines("check", "--skip", "column")).isEmpty();
        assertThat(lines("check", "--skip", "index"))
                .containsExactly(
                        "column posts.title is varchar(50), should be varchar(100)",
                        "column users.email is varchar(20), should be varchar(255)");
    }

    @Test
    void asksTheFilterOfTheApplication() {
        this.catalog.execute("create table users (id bigint primary key, email varchar(20))");
        this.commands.withFilter(
                (object, inDatabase) -> object.kind() != SchemaObject.Kind.COLUMN || !"email".equals(object.part()));

        assertThat(lines("check")).containsExactly("table posts is missing");
    }

    @Test
    void letsARewriterHaveTheLastWord() throws IOException {
        this.commands.withRewriter(differences -> differences.stream()
                .filter(difference -> !difference.object().name().name().equals("posts"))
                .map(AutogenerateOptionTests::withGrant)
                .toList());

        assertThat(generated("revision", "--autogenerate", "-m", "users", "--rev-id", "aaaa"))
                .contains("create table users")
                .contains("\ngrant select on users to public;\n")
                .doesNotContain("posts");
    }

    private static Difference withGrant(Difference difference) {
        return difference.withOperations(
                Stream.concat(
                                difference.upgrade().stream(),
                                Stream.of(new Execute("grant select on users to public", null)))
                        .toList(),
                difference.downgrade());
    }

    @Test
    void renamesTables() throws IOException {
        this.catalog.execute("create table people (id bigint not null, email varchar(255), constraint pk_people primary"
                + " key (id)); create table posts (id bigint primary key, title varchar(100))");

        assertThat(lines("check", "--no-renames")).containsExactly("table users is missing");
        assertThat(generated(
                        "revision", "--autogenerate", "-m", "users", "--rev-id", "aaaa", "--rename", "people=users"))
                .contains("\nalter table people rename to users;\n")
                .contains("\nalter table users rename to people;\n");
    }

    @Test
    void drops() throws IOException {
        this.catalog.execute("create table users (id bigint primary key, email varchar(255), age int);"
                + " create table posts (id bigint primary key, title varchar(100));"
                + " create table old (id int, constraint pk_old primary key (id)); create index ix_old on old (id)");

        assertThat(generated("revision", "--autogenerate", "-m", "less", "--rev-id", "aaaa", "--drops"))
                .endsWith("""
                        -- migrate:up
                        -- Generated from the entities and the database: please review.

                        alter table users drop column age;

                        drop table old;

                        -- migrate:down
                        create table old (
                            id integer not null,
                            constraint pk_old primary key (id)
                        );
                        create index ix_old on old (id);

                        alter table users add column age integer;
                        """);
    }

    @Test
    void dropsNothingThatATableUsesWhichIsLeftOut() {
        this.catalog.execute(
                "create type mood as enum ('GOOD'); create type spare as enum ('X'); create sequence numbers;"
                        + " create table old (mood mood, id bigint default nextval('numbers'))");
        this.commands.withEntities(model());

        assertThat(lines("check", "--drops", "--exclude", "old")).containsExactly("enum spare is only in the database");
    }

    @Test
    void aTypeThatIsMadeAnewTakesTablesAlongThatAreLeftOut() throws IOException {
        this.catalog.execute("create type mood as enum ('BAD', 'GOOD'); create table old (mood mood)");
        EnumType mood = new EnumType(new QualifiedName(null, "mood"), List.of("GOOD"));
        this.commands.withEntities(
                new DatabaseModel(List.of(), List.of(mood), List.of(), List.of(), List.of(), List.of()));

        String revision = generated(
                "revision", "--autogenerate", "-m", "less", "--rev-id", "aaaa", "--drops", "--exclude", "old");

        assertThat(revision).contains("\nalter table old alter column mood type mood using mood::text::mood;\n");
    }

    @Test
    void comparesThePersistenceUnitThatIsNamed() {
        this.commands.withUnit("blog", model(POSTS));

        assertThat(lines("check", "--unit", "blog")).containsExactly("table posts is missing");
    }

    @Test
    void writesNothingWhereNothingIsToDo() throws IOException {
        this.commands.withEntities(model());

        Result result = this.commands.run("revision", "--autogenerate", "-m", "nothing", "--json");

        assertThat(result).isEqualTo(new Result(0, "{\"differences\":[],\"revision\":null}\n", ""));
        try (Stream<Path> files = Files.walk(this.project)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void writesJavaThatCompilesAndLeavesNothingToDo() throws Exception {
        EnumType state = new EnumType(new QualifiedName(null, "state"), List.of("NEW", "it's"));
        Table tickets = table(
                "tickets",
                column("id", bigint()).identityByDefault(),
                column("state", type("state")).notNull().defaultExpression("'NEW'"),
                column("user_id", bigint()).comment("who \"asks\""),
                column("size", integer()).notNull(),
                primaryKey("id"),
                new Check("size > 0 and size < 10"),
                foreignKey("user_id").references("users", "id"));
        this.catalog.execute("create table users (id int primary key, mail varchar(255), age int)");
        this.commands.withEntities(new DatabaseModel(
                List.of(),
                List.of(state),
                List.of(),
                List.of(),
                List.of(USERS, tickets),
                List.of(new Index(
                        "ix_tickets_size",
                        new QualifiedName(null, "tickets"),
                        List.of(dev.migrate.schema.Definitions.key("size").desc())))));
        String command = "revision --autogenerate -m tickets --rev-id aaaa --format java --drops";

        Result result = this.commands.run(command.split(" ", -1));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(PACKAGE + "/R_aaaa_Tickets.java\n");
        compile("R_aaaa_Tickets");

        assertThat(this.commands.run("upgrade", "head").exitCode()).isZero();
        assertThat(this.commands.run("check", "--drops"))
                .isEqualTo(new Result(0, "", "The database is as the entities want it.\n"));
        assertThat(this.commands.run("downgrade", "base").exitCode()).isZero();
        assertThat(this.catalog.tables()).containsExactly("users");
        assertThat(this.catalog.strings("select attname || ' ' || atttypid::regtype from pg_attribute"
                        + " where attrelid = 'users'::regclass and attnum > 0 and not attisdropped order by 1"))
                .containsExactly("age integer", "id integer", "mail character varying");
    }

    private void compile(String name) throws IOException {
        Path source = this.project.resolve(PACKAGE).resolve(name + ".java");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        this.project.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(failed).as(Files.readString(source)).isZero();
        ClassLoader loader = new URLClassLoader(
                new URL[] {this.project.toUri().toURL()}, getClass().getClassLoader());
        this.scripts.add(new ScriptResource.Java("db.revisions." + name, loader));
    }

    private List<String> lines(String... arguments) {
        return this.commands.run(arguments).out().lines().toList();
    }

    private String generated(String... arguments) throws IOException {
        Result result = this.commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Files.readString(this.project.resolve(result.out().strip()));
    }

    private static DatabaseModel model(Table... tables) {
        return new DatabaseModel(List.of(), List.of(), List.of(), List.of(), List.of(tables), List.of());
    }

    private static Table table(String name, TableElement... elements) {
        return Table.of(new QualifiedName(null, name), List.of(elements));
    }
}
