package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Reversal;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.DataType;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a reversal does with rows and with objects around it, which the catalog's lines do not tell. */
@Tag("postgres")
class UndoneRowsTests {

    private Connection connection;
    private JdbcClient jdbc;

    @BeforeEach
    void connect() throws SQLException {
        this.connection = TestPostgres.freshDatabase().connect();
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(this.connection, true));
    }

    @AfterEach
    void disconnect() throws SQLException {
        this.connection.close();
    }

    @Test
    void anIdentityGoesOnBehindTheRowsThatAreThere() {
        run("create table t (id integer not null)", "insert into t values (7), (3)");

        up(op -> op.alterColumn("t", "id").identityByDefault());

        run("insert into t default values");
        assertThat(numbers("t")).containsExactly(3, 7, 8);
    }

    @Test
    void anIdentityBeginsAtItsStartWhereTheRowsDoNotReachIt() {
        run("create table t (id integer not null)", "insert into t values (7)");

        up(op -> op.alterColumn("t", "id").identityAlways(o -> o.start(100)));

        run("insert into t default values");
        assertThat(numbers("t")).containsExactly(7, 100);
    }

    @Test
    void anIdentityThatCountsDownGoesOnBelow() {
        run("create table t (id integer not null)", "insert into t values (-7), (-2)");

        up(op -> op.alterColumn("t", "id").identityAlways(o -> o.increment(-5)));

        run("insert into t default values");
        assertThat(numbers("t")).containsExactly(-12, -7, -2);
    }

    @Test
    void anIdentityThatIsTakenBackGoesOn() {
        run(
                "create schema \"Ä\"",
                "create table \"Ä\".\"T t\" (\"I'd\" integer generated always as identity)",
                "insert into \"Ä\".\"T t\" default values",
                "insert into \"Ä\".\"T t\" default values");

        upAndDown(
                op -> op.inSchema("Ä")
                        .alterColumn("T t", "I'd")
                        .dropIdentity()
                        .was(column("I'd", integer()).identityAlways()),
                "insert into \"Ä\".\"T t\" values (10)");

        run("insert into \"Ä\".\"T t\" default values");
        assertThat(numbers("\"Ä\".\"T t\"")).containsExactly(1, 2, 10, 11);
    }

    @Test
    void aSequenceThatIsTakenBackGoesOnBehindItsColumn() {
        run(
                "create table t (id integer)",
                "create sequence s as integer start 5 owned by t.id",
                "alter table t alter column id set default nextval('s')",
                "insert into t default values");

        upAndDown(
                op -> {
                    op.alterColumn("t", "id")
                            .dropDefault()
                            .was(column("id", integer()).defaultExpression("nextval('s')"));
                    op.dropSequence("s", o -> o.start(5)).as(integer()).ownedBy("t", "id");
                },
                "insert into t values (20)");

        run("insert into t default values");
        assertThat(numbers("t")).containsExactly(5, 20, 21);
    }

    @ParameterizedTest
    @CsvSource({"BOOLEAN,true", "INTEGER,42", "DATE,2024-02-29", "UUID,11111111-1111-1111-1111-111111111111"})
    void aTextBecomesAgainWhatItWas(BuiltIn kind, String value) {
        DataType type = builtIn(kind);
        run(
                "create table t (a " + TypeDdl.render(type) + ", z text[])",
                "insert into t values ('" + value + "', '{1,2}')");

        upAndDown(op -> {
            op.alterColumn("t", "a").type(text()).was(column("a", type));
            op.alterColumn("t", "z").type(integer().array()).was(column("z", text().array()));
        });

        assertThat(this.jdbc.sql("select a::text || z::text from t").query().singleValue())
                .isEqualTo(value + "{1,2}");
    }

    @Test
    void aBooleanBecomesANumberAndAnEnumATextAndBack() {
        run(
                "create type \"Mood\" as enum ('sad', 'it''s ok')",
                "create table t (flag boolean, \"Feels\" \"Mood\", j jsonb)",
                "insert into t values (true, 'it''s ok', '1')");

        upAndDown(op -> {
            op.alterColumn("t", "flag").type(bigint()).was(column("flag", bool()));
            op.alterColumn("t", "Feels").type(text()).was(column("Feels", type("Mood")));
            op.alterColumn("t", "j").type(smallint()).was(column("j", jsonb()));
        });

        assertThat(this.jdbc.sql("select t::text from t").query().singleValue()).isEqualTo("(t,\"it's ok\",1)");
    }

    @Test
    void aNumberThatIsAShorterTextIsRefusedAndNotCutOff() {
        run("create table t (a varchar(10))", "insert into t values ('abc')");
        Consumer<Operations> change =
                op -> op.alterColumn("t", "a").type(text()).was(column("a", varchar(10)));
        up(change);
        run("update t set a = 'more than ten letters'");

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> run(sql(Reversal.of(recorded(change)))))
                .withMessageContaining("value too long");
    }

    @Test
    void aViewThatGotMoreColumnsLosesThemAgain() {
        run("create table t (a integer, b text)", "create view v as select a from t");
        Consumer<Operations> change = op ->
                op.createView("v", "select a, b, '$view$' as c from t -- more").replacing("select a from t");

        upAndDown(change);
        upAndDown(change);

        assertThat(this.jdbc
                        .sql("select attname from pg_attribute where attrelid = 'v'::regclass and attnum > 0")
                        .query()
                        .singleColumn())
                .containsExactly("a");
    }

    @Test
    void aViewWithTheSameColumnsKeepsItsPrivilegesAndWhatUsesIt() {
        run(
                "create table t (a integer)",
                "create view v as select a from t",
                "create view w as select a from v",
                "grant select on v to pg_monitor");

        upAndDown(op -> op.createView("v", "select a from t where a > 0").replacing("select a from t"));

        assertThat(this.jdbc
                        .sql(
                                "select has_table_privilege('pg_monitor', 'v', 'select') from w right join (values (1)) r(n) on true")
                        .query()
                        .singleValue())
                .isEqualTo(true);
    }

    private void upAndDown(Consumer<Operations> operations, String... between) {
        List<Operation> recorded = recorded(operations);
        run(sql(recorded));
        run(between);
        run(sql(Reversal.of(recorded)));
    }

    private void up(Consumer<Operations> operations) {
        run(sql(recorded(operations)));
    }

    private static List<Operation> recorded(Consumer<Operations> operations) {
        Operations op = new Operations();
        operations.accept(op);
        return op.recorded();
    }

    private static String[] sql(List<Operation> operations) {
        return OperationCase.render(operations).toArray(String[]::new);
    }

    private void run(String... statements) {
        for (String sql : statements) {
            try (Statement statement = this.connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException ex) {
                throw new IllegalStateException(sql + ": " + ex.getMessage(), ex);
            }
        }
    }

    private List<Object> numbers(String table) {
        return this.jdbc
                .sql("select t.* from " + table + " t order by 1")
                .query((row, number) -> row.getObject(1))
                .list();
    }
}
