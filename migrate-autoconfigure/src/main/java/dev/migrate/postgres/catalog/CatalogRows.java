package dev.migrate.postgres.catalog;

import dev.migrate.schema.OtherObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** The answers of the catalog, before they are put together. */
final class CatalogRows {

    final List<String> schemas = new ArrayList<>();
    final List<RelationRow> relations = new ArrayList<>();
    final List<ColumnRow> columns = new ArrayList<>();
    final List<ConstraintRow> constraints = new ArrayList<>();
    final List<IndexRow> indexes = new ArrayList<>();
    final List<SequenceRow> sequences = new ArrayList<>();
    final List<TypeRow> types = new ArrayList<>();
    final List<OtherObject> others = new ArrayList<>();

    /** In the order of {@link CatalogQueries#ALL}. */
    private final List<Taker> takers = List.of(
            row -> this.schemas.add(row.text("name")),
            row -> this.relations.add(RelationRow.of(row)),
            row -> this.columns.add(ColumnRow.of(row)),
            row -> this.constraints.add(ConstraintRow.of(row)),
            row -> this.indexes.add(IndexRow.of(row)),
            row -> this.sequences.add(SequenceRow.of(row)),
            row -> this.types.add(TypeRow.of(row)),
            this::takeOther);

    private CatalogRows() {}

    /**
     * Asks all questions in one message.
     *
     * @param jdbc the connection
     * @param schemas the names of the schemas
     * @param before what is said before the questions
     * @param after what is said after them
     */
    static CatalogRows read(JdbcOperations jdbc, List<String> schemas, List<String> before, List<String> after) {
        CatalogRows rows = new CatalogRows();
        String message = Stream.of(before, CatalogQueries.ALL, after)
                .flatMap(List::stream)
                .reduce((left, right) -> left + ";\n" + right)
                .orElseThrow();
        jdbc.execute(message, (PreparedStatementCallback<CatalogRows>) statement -> rows.fill(statement, schemas));
        return rows;
    }

    private CatalogRows fill(PreparedStatement statement, List<String> schemas) throws SQLException {
        for (int parameter = 1; parameter <= CatalogQueries.ALL.size(); parameter++) {
            statement.setArray(parameter, statement.getConnection().createArrayOf("text", schemas.toArray()));
        }
        int answer = 0;
        boolean hasRows = statement.execute();
        while (hasRows || statement.getUpdateCount() >= 0) {
            if (hasRows) {
                take(statement.getResultSet(), this.takers.get(answer));
                answer++;
            }
            hasRows = statement.getMoreResults();
        }
        return this;
    }

    /** An object that uses several things has a row for each, one after the other. */
    private void takeOther(Row row) throws SQLException {
        OtherObject other = new OtherObject(row.text("kind"), row.name("schema", "name"), row.textOrNull("part"));
        List<OtherObject.Use> uses = new ArrayList<>();
        int last = this.others.size() - 1;
        if (last >= 0 && this.others.get(last).withUses(List.of()).equals(other)) {
            uses.addAll(this.others.remove(last).uses());
        }
        if (row.textOrNull("used_name") != null) {
            uses.add(new OtherObject.Use(
                    row.name("used_schema", "used_name"),
                    row.textOrNull("used_column"),
                    row.flag("uses_key"),
                    row.flag("follows")));
        }
        this.others.add(other.withUses(uses));
    }

    private static void take(ResultSet result, Taker taker) throws SQLException {
        Row row = new Row(result);
        while (result.next()) {
            taker.take(row);
        }
    }

    /** Takes one row. */
    private interface Taker {

        void take(Row row) throws SQLException;
    }
}
