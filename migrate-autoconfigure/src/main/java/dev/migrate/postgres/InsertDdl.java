package dev.migrate.postgres;

import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.ColumnDefault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes inserts of constant rows. */
final class InsertDdl {

    /** Rows of one statement: enough to make round trips rare, few enough to keep a statement readable in a log. */
    private static final int ROWS = 500;

    private InsertDdl() {}

    static List<String> render(BulkInsert operation) {
        List<List<ColumnDefault>> rows = operation.rows();
        List<String> statements = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            statements.add(statement(operation, rows.subList(from, Math.min(from + ROWS, rows.size()))));
        }
        return List.copyOf(statements);
    }

    private static String statement(BulkInsert operation, List<List<ColumnDefault>> rows) {
        return "insert into " + Identifiers.quote(operation.table()) + " "
                + DdlText.parentheses(operation.columns())
                + rows.stream().map(InsertDdl::row).collect(Collectors.joining(",\n    ", " values\n    ", ""));
    }

    private static String row(List<ColumnDefault> row) {
        return row.stream().map(ColumnDdl::render).collect(Collectors.joining(", ", "(", ")"));
    }
}
