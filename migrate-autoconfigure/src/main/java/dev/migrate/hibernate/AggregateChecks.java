package dev.migrate.hibernate;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;

/** The rules of embeddables that one column holds, a composite type or JSON: Hibernate's exporter alone knows them. */
final class AggregateChecks extends StandardTableExporter {

    private static final String BEFORE = ", check (";

    AggregateChecks(Dialect dialect) {
        super(dialect);
    }

    /** Returns the expressions of a table's checks. */
    List<String> of(Table table) {
        return table.getColumns().stream()
                .flatMap(column -> column instanceof AggregateColumn aggregate ? Stream.of(aggregate) : Stream.empty())
                .filter(AggregateChecks::isChecked)
                .flatMap(this::of)
                .toList();
    }

    private Stream<String> of(AggregateColumn column) {
        StringBuilder written = new StringBuilder();
        applyAggregateColumnCheck(written, column);
        return written.isEmpty() ? Stream.empty() : Stream.of(written.substring(BEFORE.length(), written.length() - 1));
    }

    /** The exporter says nothing of arrays, and that of PostgreSQL nothing of XML. */
    private static boolean isChecked(AggregateColumn column) {
        return switch (((BasicValue) column.getValue())
                .getResolution()
                .getJdbcType()
                .getDefaultSqlTypeCode()) {
            case SqlTypes.STRUCT_ARRAY,
                    SqlTypes.STRUCT_TABLE,
                    SqlTypes.JSON_ARRAY,
                    SqlTypes.XML_ARRAY,
                    SqlTypes.ARRAY -> false;
            default -> !column.getType().getJdbcType().isXml();
        };
    }
}
