package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation;
import dev.migrate.operation.RunCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new operation needs a line in one of the tables of cases. */
class EveryOperationHasACaseTests {

    private static final List<OperationTable> TABLES = List.of(
            new TableOperationTests(),
            new ColumnOperationTests(),
            new IndexOperationTests(),
            new ConstraintOperationTests(),
            new TypeOperationTests(),
            new ObjectOperationTests(),
            new NameOperationTests());

    @Test
    void isInATable() {
        Set<Class<?>> inTables = TABLES.stream()
                .flatMap(OperationTable::cases)
                .flatMap(operationCase -> operationCase.recorded().stream())
                .map(Operation::getClass)
                .collect(Collectors.toSet());

        assertThat(inTables).containsAll(withSql().toList());
    }

    @Test
    void isInATableThatReversesIt() {
        Set<Class<?>> reversed = TABLES.stream()
                .flatMap(OperationTable::cases)
                .filter(OperationCase::reversible)
                .flatMap(operationCase -> operationCase.recorded().stream())
                .map(Operation::getClass)
                .collect(Collectors.toSet());

        assertThat(withSql().filter(type -> !reversed.contains(type)).map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "AddEnumValue", "BulkInsert", "DropExpression", "Execute", "ValidateConstraint");
    }

    /** What runs Java code has no SQL that a table could hold. */
    private static Stream<Class<?>> withSql() {
        return Arrays.stream(Operation.class.getPermittedSubclasses()).filter(type -> type != RunCode.class);
    }
}
