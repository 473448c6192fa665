package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
import static dev.migrate.postgres.DdlText.parentheses;
import static dev.migrate.postgres.DdlText.when;

import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropIndex;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.QualifiedName;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes statements about indexes. */
final class IndexDdl {

    private IndexDdl() {}

    static String create(CreateIndex operation) {
        Index index = operation.definition();
        String method = index.method();
        String where = index.where();
        return "create " + when(index.unique(), "unique ") + "index "
                + when(operation.concurrently(), "concurrently ")
                + when(operation.ifNotExists(), "if not exists ")
                + Identifiers.quote(index.name()) + " on " + Identifiers.quote(index.table())
                + (method == null ? "" : " using " + Identifiers.quote(method))
                + index.keys().stream().map(IndexDdl::key).collect(Collectors.joining(", ", " (", ")"))
                + storage(index)
                + (where == null ? "" : " where " + closed(where));
    }

    static String drop(DropIndex operation) {
        return "drop index " + when(operation.concurrently(), "concurrently ")
                + when(operation.ifExists(), "if exists ")
                + Identifiers.quote(operation.name()) + when(operation.cascade(), " cascade");
    }

    static String key(IndexKey key) {
        return (key.expression() ? "(" + closed(key.text()) + ")" : Identifiers.quote(key.text()))
                + name(" collate ", key.collation())
                + name(" ", key.operatorClass())
                + when(key.sort() == IndexKey.Sort.ASCENDING, " asc")
                + when(key.sort() == IndexKey.Sort.DESCENDING, " desc")
                + when(key.nullsOrder() == IndexKey.Nulls.FIRST, " nulls first")
                + when(key.nullsOrder() == IndexKey.Nulls.LAST, " nulls last");
    }

    private static String storage(Index index) {
        IndexStorage storage = index.storage();
        String tablespace = storage.tablespace();
        return when(!storage.include().isEmpty(), " include " + parentheses(storage.include()))
                + when(!index.nullsDistinct(), " nulls not distinct")
                + when(!storage.with().isEmpty(), " with " + DdlText.parameters(storage.with()))
                + (tablespace == null ? "" : " tablespace " + Identifiers.quote(tablespace));
    }

    private static String name(String words, @Nullable QualifiedName name) {
        return name == null ? "" : words + Identifiers.quote(name);
    }
}
