package dev.migrate.postgres.catalog;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.TableOptions.Persistence;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table. */
record RelationRow(long id, QualifiedName name, @Nullable String comment, TableOptions options) {

    static RelationRow of(Row row) throws SQLException {
        return new RelationRow(row.id("id"), row.name("schema", "name"), row.textOrNull("comment"), options(row));
    }

    private static TableOptions options(Row row) throws SQLException {
        String partitionKey = row.textOrNull("partition_key");
        String method = row.textOrNull("method");
        TreeMap<String, String> parameters = parameters("", row.texts("parameters"));
        parameters.putAll(parameters("toast.", row.texts("toast_parameters")));
        return new TableOptions(
                persistence(row.text("persistence")),
                parents(row),
                partitionKey,
                null,
                null,
                Objects.equals(method, "heap") ? null : method,
                parameters,
                null,
                row.textOrNull("tablespace"));
    }

    /** Splits storage parameters, which the catalog keeps as {@code name=value}. */
    static TreeMap<String, String> parameters(String prefix, List<@Nullable String> texts) {
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String text : texts) {
            if (text != null) {
                int equals = text.indexOf('=');
                parameters.put(prefix + text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static List<QualifiedName> parents(Row row) throws SQLException {
        List<String> schemas = row.names("parent_schemas");
        List<String> names = row.names("parents");
        List<QualifiedName> parents = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            parents.add(new QualifiedName(schemas.get(index), names.get(index)));
        }
        return parents;
    }

    private static Persistence persistence(String code) {
        return switch (code) {
            case "u" -> Persistence.UNLOGGED;
            case "t" -> Persistence.TEMPORARY;
            default -> Persistence.PERMANENT;
        };
    }
}
