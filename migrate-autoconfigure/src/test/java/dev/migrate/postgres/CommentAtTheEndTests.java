package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.operation.Operations;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever writes SQL into an operation may end it with a comment: nothing that follows belongs to it. */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommentAtTheEndTests {

    private Connection connection;

    static List<Consumer<Operations>> operations() {
        return List.of(
                op -> op.createTable(
                        "u",
                        column("a", integer()).defaultExpression("1 -- one").notNull(),
                        column("b", integer()).generatedStored("a * 2 -- twice"),
                        check("a > 0 -- positive"),
                        exclude("a", "= -- same").where("a > 1 -- some")),
                op -> op.createTable("u", column("a", integer())).partitionBy("range (a) -- by a"),
                op -> op.createPartition("q", "p", "for values in (3) -- three"),
                op -> op.attachPartition("p", "p2", "for values in (2) -- two"),
                op -> op.addColumn("t", column("c", integer()).defaultExpression("1 -- one"))
                        .ifNotExists(),
                op -> op.alterColumn("t", "a").type(bigint(), "a + 1 -- more"),
                op -> op.alterColumn("t", "a").defaultExpression("1 -- one"),
                op -> op.addCheck("c", "t", "a > 0 -- positive").notValid(),
                op -> op.createIndex("i", "t", expression("a + 1 -- more").desc())
                        .where("a > 0 -- positive"),
                op -> op.createDomain("d", integer())
                        .defaultExpression("1 -- one")
                        .notNull()
                        .check("k", "value > 0 -- positive"),
                op -> op.createView("v", "select 1 as one -- one"),
                op -> op.createMaterializedView("v", "select 1 as one\n-- one").withNoData(),
                op -> op.createFunction(
                        "f", "n integer -- a number", "returns integer language sql as 'select 1' -- f"),
                op -> op.dropFunction("g", "integer -- a number").cascade(),
                op -> op.createTrigger(
                        "r", "t", "before update -- not insert", "for each row execute function touch() -- touch"),
                op -> op.grant("pg_monitor", "t", "select (a) -- a", "update -- all"),
                op -> op.createPolicy("o", "t", "using (true) -- all"),
                op -> op.bulkInsert("t", "a").row(sql("1 -- one")).row(sql("2")),
                op -> op.execute("select 1 -- one"));
    }

    @BeforeAll
    void connect() throws SQLException {
        this.connection = TestPostgres.freshDatabase().connect();
    }

    @AfterAll
    void disconnect() throws SQLException {
        this.connection.close();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void endsThere(Consumer<Operations> operations) throws SQLException {
        Operations op = new Operations();
        operations.accept(op);
        String script = String.join(";", OperationCase.render(op.recorded())) + "; select 1";
        this.connection.setAutoCommit(false);
        try (Statement statement = this.connection.createStatement()) {
            statement.execute("create extension btree_gist; create table t (a integer, b text);"
                    + "create table p (a integer) partition by list (a); create table p2 (a integer);"
                    + "create function g(integer) returns integer language sql as 'select 1';"
                    + "create function touch() returns trigger language plpgsql as 'begin return new; end'");
            statement.execute(script);
        } finally {
            this.connection.rollback();
        }
    }
}
