package dev.migrate.postgres;

import dev.migrate.operation.Operations;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test class that is a table of cases. */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperationTable {

    private Connection connection;

    abstract Stream<OperationCase> cases();

    static OperationCase operation(String name, Consumer<Operations> operations) {
        return OperationCase.of(name, operations);
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
    @MethodSource("cases")
    void rendersRunsAndReverses(OperationCase operationCase) throws SQLException {
        operationCase.check(this.connection);
    }
}
