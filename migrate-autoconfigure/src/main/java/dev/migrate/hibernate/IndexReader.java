package dev.migrate.hibernate;

import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads indexes. */
final class IndexReader {

    private static final List<String> ORDER = List.of("asc", "desc", "nulls");

    private final Dialect dialect;
    private final Names names;
    private final Notes notes;

    IndexReader(Dialect dialect, Names names, Notes notes) {
        this.dialect = dialect;
        this.names = names;
        this.notes = notes;
    }

    List<Index> read(Table table) {
        return Stream.concat(
                        table.getIndexes().values().stream().map(index -> read(index, table)),
                        table.getUniqueKeys().values().stream()
                                .filter(key -> isIndex(key, table))
                                .map(key -> read(key, table)))
                .toList();
    }

    /**
     * Tells whether a unique constraint can be an index only: a unique {@code @Index} comes as one, and a constraint has
     * neither expressions nor a condition.
     */
    static boolean isIndex(UniqueKey key, Table table) {
        String options = key.getOptions();
        return key.getColumns().stream().anyMatch(column -> table.getColumn(column) == null)
                || (options != null && new SqlWords(options).contains("where"));
    }

    private Index read(UniqueKey key, Table table) {
        List<IndexKey> keys = key.getColumns().stream()
                .map(column -> key(column, key.getColumnOrderMap().get(column), table))
                .toList();
        return withOptions(
                new Index(Names.ofSql(key.getName()), this.names.table(table), keys).asUnique(),
                key.getOptions(),
                table);
    }

    private Index read(org.hibernate.mapping.Index index, Table table) {
        List<IndexKey> keys = index.getSelectables().stream()
                .map(key -> key(key, index.getSelectableOrderMap().get(key), table))
                .toList();
        Index plain = new Index(Names.ofSql(index.getName()), this.names.table(table), keys);
        return withOptions(index.isUnique() ? plain.asUnique() : plain, index.getOptions(), table);
    }

    private Index withOptions(Index index, @Nullable String options, Table table) {
        return options == null || options.isBlank() ? index : withOptions(index, new SqlWords(options), table);
    }

    /**
     * Reads a key. Hibernate takes every text without parentheses for the name of a column, {@code lower(email)} too; one
     * that is no column of the table is read as the expression that was meant.
     */
    private IndexKey key(Selectable key, @Nullable String order, Table table) {
        if (key instanceof Column column) {
            Column real = table.getColumn(column);
            if (real != null) {
                return ordered(columnKey(Names.of(real)), order == null ? "" : order);
            }
        }
        SqlWords words = new SqlWords(key instanceof Column column ? column.getName() : key.getText(this.dialect));
        String text = words.upTo(ORDER);
        String written = words.rest();
        Column named = table.getColumn(new Column(text));
        IndexKey read = named == null
                ? new IndexKey(withoutParentheses(text), true, null, null, null, null)
                : columnKey(Names.of(named));
        return ordered(read, order == null ? written : written + " " + order);
    }

    private static IndexKey columnKey(String name) {
        return new IndexKey(name, false, null, null, null, null);
    }

    private static String withoutParentheses(String text) {
        SqlWords words = new SqlWords(text);
        String first = words.word();
        return words.atEnd() && first.startsWith("(") ? SqlWords.inside(first) : text;
    }

    private static IndexKey ordered(IndexKey key, String order) {
        SqlWords words = new SqlWords(order);
        IndexKey ordered = words.skip("desc") ? key.desc() : key;
        words.skip("asc");
        if (words.skip("nulls", "first")) {
            ordered = ordered.nullsFirst();
        } else if (words.skip("nulls", "last")) {
            ordered = ordered.nullsLast();
        }
        return words.skip("desc") ? ordered.desc() : ordered;
    }

    private Index withOptions(Index index, SqlWords words, Table table) {
        Index read = index;
        if (words.skip("include") && words.atGroup()) {
            read = read.withStorage(read.storage().withInclude(words.names()));
        }
        if (words.skip("nulls", "not", "distinct")) {
            read = read.withNullsNotDistinct();
        }
        if (words.skip("with") && words.atGroup()) {
            read = read.withStorage(StorageWords.read(words.group(), read.storage()));
        }
        if (words.skip("tablespace") && !words.atEnd()) {
            IndexStorage storage = read.storage().withTablespace(Names.ofSql(words.word()));
            read = read.withStorage(storage);
        }
        if (words.skip("where")) {
            return read.withWhere(words.rest());
        }
        if (!words.atEnd()) {
            this.notes.add(
                    "index " + index.name() + " of table " + table.getName(),
                    "its option \"" + words.rest() + "\" is not understood and left out.");
        }
        return read;
    }
}
