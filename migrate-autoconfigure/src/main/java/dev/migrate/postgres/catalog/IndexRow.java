package dev.migrate.postgres.catalog;

import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An index, whether it stands for itself or behind a constraint. */
record IndexRow(
        long relation,
        long constraint,
        String name,
        String method,
        boolean unique,
        boolean valid,
        boolean nullsDistinct,
        List<IndexKey> keys,
        @Nullable String where,
        IndexStorage storage) {

    static IndexRow of(Row row) throws SQLException {
        String predicate = row.textOrNull("predicate");
        int keyCount = (int) row.number("key_count");
        List<@Nullable String> columns = row.texts("columns");
        List<String> included = new ArrayList<>();
        for (String column : columns.subList(keyCount, columns.size())) {
            included.add(Objects.requireNonNull(column, "an included column is no expression"));
        }
        return new IndexRow(
                row.id("relation"),
                row.id("constraint_id"),
                row.text("name"),
                row.text("method"),
                row.flag("is_unique"),
                row.flag("is_valid"),
                !row.flag("nulls_not_distinct"),
                keys(row, columns.subList(0, keyCount)),
                predicate == null ? null : SqlText.withoutParentheses(predicate),
                new IndexStorage(
                        included, RelationRow.parameters("", row.texts("parameters")), row.textOrNull("tablespace")));
    }

    Index index(QualifiedName table) {
        return new Index(
                this.name,
                table,
                this.keys,
                this.unique,
                this.nullsDistinct,
                this.method.equals("btree") ? null : this.method,
                this.where,
                this.storage);
    }

    List<String> keyColumns() {
        return this.keys.stream().map(IndexKey::text).toList();
    }

    private static List<IndexKey> keys(Row row, List<@Nullable String> columns) throws SQLException {
        List<@Nullable String> expressions = row.texts("expressions");
        List<@Nullable String> options = row.texts("options");
        List<@Nullable QualifiedName> classes = names(row.texts("class_schemas"), row.texts("classes"));
        List<@Nullable QualifiedName> collations = names(row.texts("collation_schemas"), row.texts("collations"));
        List<IndexKey> keys = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            String column = columns.get(place);
            int option = Integer.parseInt(Objects.requireNonNullElse(options.get(place), "0"));
            boolean descending = (option & 1) != 0;
            boolean nullsFirst = (option & 2) != 0;
            keys.add(new IndexKey(
                    column != null
                            ? column
                            : SqlText.withoutParentheses(Objects.requireNonNull(expressions.get(place))),
                    column == null,
                    collations.get(place),
                    classes.get(place),
                    descending ? IndexKey.Sort.DESCENDING : null,
                    nullsFirst == descending ? null : nullsFirst ? IndexKey.Nulls.FIRST : IndexKey.Nulls.LAST));
        }
        return keys;
    }

    private static List<@Nullable QualifiedName> names(List<@Nullable String> schemas, List<@Nullable String> names) {
        List<@Nullable QualifiedName> all = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String schema = schemas.get(place);
            String name = names.get(place);
            all.add(schema == null || name == null ? null : Row.plain(schema, name));
        }
        return all;
    }
}
