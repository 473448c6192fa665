package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Reversal;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * One line of a table of cases: operations, their exact SQL, what that does to the catalog of a real server, and whether
 * their reversal leaves the catalog as it was.
 */
record OperationCase(
        String name,
        List<String> given,
        Consumer<Operations> operations,
        List<String> sql,
        List<String> catalog,
        boolean reversible,
        int since) {

    static OperationCase of(String name, Consumer<Operations> operations) {
        return new OperationCase(name, List.of(), operations, List.of(), List.of(), true, 14);
    }

    /** Runs SQL before the operations. */
    OperationCase given(String... statements) {
        return new OperationCase(
                this.name, List.of(statements), this.operations, this.sql, this.catalog, this.reversible, this.since);
    }

    /** Expects exactly these statements. */
    OperationCase sql(String... statements) {
        return new OperationCase(
                this.name, this.given, this.operations, List.of(statements), this.catalog, this.reversible, this.since);
    }

    /** Expects exactly these differences of the catalog. */
    OperationCase catalog(String... lines) {
        return new OperationCase(
                this.name, this.given, this.operations, this.sql, List.of(lines), this.reversible, this.since);
    }

    /** Does not try to reverse. */
    OperationCase irreversible() {
        return new OperationCase(this.name, this.given, this.operations, this.sql, this.catalog, false, this.since);
    }

    /** Needs a newer PostgreSQL than 14. */
    OperationCase since(int major) {
        return new OperationCase(
                this.name, this.given, this.operations, this.sql, this.catalog, this.reversible, major);
    }

    /** Renders, runs, reads back and reverses, in one transaction that is rolled back. */
    void check(Connection connection) throws SQLException {
        List<Operation> recorded = recorded();
        assertThat(render(recorded)).as("SQL").containsExactlyElementsOf(this.sql);
        assumeTrue(Integer.parseInt(TestPostgres.major()) >= this.since, "needs PostgreSQL " + this.since);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            run(statement, this.given);
            SortedSet<String> before = Catalog.read(connection);
            run(statement, this.sql);
            SortedSet<String> after = Catalog.read(connection);
            assertThat(Catalog.difference(before, after)).as("catalog").containsExactlyElementsOf(this.catalog);
            if (this.reversible) {
                List<Operation> reversal = Reversal.of(recorded);
                run(statement, render(reversal));
                assertThat(Catalog.difference(before, Catalog.read(connection)))
                        .as("catalog after %s", render(reversal))
                        .isEmpty();
                run(statement, this.sql);
                assertThat(Catalog.difference(after, Catalog.read(connection)))
                        .as("catalog after a second run")
                        .isEmpty();
            }
        } finally {
            connection.rollback();
        }
    }

    List<Operation> recorded() {
        Operations op = new Operations();
        this.operations.accept(op);
        return op.recorded();
    }

    static List<String> render(List<Operation> operations) {
        DdlRenderer renderer = new DdlRenderer();
        return operations.stream().map(renderer::render).flatMap(List::stream).toList();
    }

    private static void run(Statement statement, List<String> statements) throws SQLException {
        for (String sql : statements) {
            // As the engine does: a question mark is no parameter.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return this.name;
    }
}
