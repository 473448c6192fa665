package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Reversal;
import dev.migrate.operation.SqlKind;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operations that no transaction can hold, so that the tables of cases cannot. */
@Tag("postgres")
class ConcurrentOperationTests {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        this.connection = TestPostgres.freshDatabase().connect();
        execute(List.of(
                "create table users (name text)",
                "create table t (n integer) partition by list (n)",
                "create table t1 partition of t for values in (1)"));
    }

    @AfterEach
    void disconnect() throws SQLException {
        this.connection.close();
    }

    @Test
    void createsAndDropsAnIndex() throws SQLException {
        check(
                op -> op.createIndex("ix", "users", "name").unique().concurrently(),
                "create unique index concurrently ix on users (name)",
                "drop index concurrently ix",
                "+ CREATE UNIQUE INDEX ix ON public.users USING btree (name)");
    }

    @Test
    void dropsAndCreatesAnIndex() throws SQLException {
        execute(List.of("create index ix on users (name)"));
        check(
                op -> op.dropIndex("ix", "users", "name").concurrently().ifExists(),
                "drop index concurrently if exists ix",
                "create index concurrently ix on users (name)",
                "- CREATE INDEX ix ON public.users USING btree (name)");
    }

    @Test
    void dropsAnIndexThatIsNotKnown() throws SQLException {
        Operations op = new Operations();
        op.dropIndex("ix").concurrently().ifExists();
        op.createIndex("iy", "users", "name").concurrently().ifNotExists();

        List<String> sql = OperationCase.render(op.recorded());

        assertThat(sql)
                .containsExactly(
                        "drop index concurrently if exists ix",
                        "create index concurrently if not exists iy on users (name)");
        execute(sql);
    }

    @Test
    void detachesAndAttachesAPartition() throws SQLException {
        check(
                op -> op.detachPartition("t", "t1").concurrently().was("for values in (1)"),
                "alter table t detach partition t1 concurrently",
                "alter table t attach partition t1 for values in (1)",
                "- relation t1 kind r p FOR VALUES IN (1) t",
                "+ constraint t1_n_check on t1 CHECK (((n IS NOT NULL) AND (n = 1)))",
                "+ relation t1 kind r p");
    }

    private void check(Consumer<Operations> operations, String sql, String reverse, String... catalog)
            throws SQLException {
        Operations op = new Operations();
        operations.accept(op);
        List<Operation> recorded = op.recorded();
        SortedSet<String> before = Catalog.read(this.connection);

        assertThat(OperationCase.render(recorded)).containsExactly(sql);
        assertThat(SqlKind.of(sql)).isEqualTo(SqlKind.NOT_IN_TRANSACTION);
        execute(List.of(sql));
        assertThat(Catalog.difference(before, Catalog.read(this.connection))).containsExactly(catalog);

        assertThat(OperationCase.render(Reversal.of(recorded))).containsExactly(reverse);
        execute(List.of(reverse));
        // PostgreSQL itself leaves a check behind when a partition is detached concurrently.
        assertThat(Catalog.difference(before, Catalog.read(this.connection)))
                .allMatch(line -> line.startsWith("+ constraint t1_n_check"));
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = this.connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
