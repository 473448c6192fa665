package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives expressions of the model back the words of the entities: {@code state in ('NEW', 'OLD')} is what a person reads,
 * not what the server makes of it.
 */
final class Wording {

    private final Map<QualifiedName, Table> written;
    private final Map<QualifiedName, Index> writtenIndexes;
    private final Map<QualifiedName, Map<String, String>> checks = new HashMap<>();

    private Wording(DatabaseModel written) {
        this.written = byName(written.tables(), Table::name);
        this.writtenIndexes = byName(written.indexes(), Index::qualifiedName);
    }

    static Wording of(DatabaseModel written, DatabaseModel spelled) {
        Wording wording = new Wording(written);
        for (Table table : spelled.tables()) {
            Table source = wording.written.get(table.name());
            if (source != null) {
                wording.checks.put(table.name(), pairs(checks(table), checks(source)));
            }
        }
        return wording;
    }

    /** Checks with a name belong together by it, the others by their order. */
    private static Map<String, String> pairs(List<Check> spelled, List<Check> written) {
        Map<String, String> pairs = new HashMap<>();
        Map<String, Check> named = new HashMap<>();
        List<Check> unnamed = new ArrayList<>();
        for (Check check : written) {
            if (check.name() == null) {
                unnamed.add(check);
            } else {
                named.putIfAbsent(check.name(), check);
            }
        }
        int place = 0;
        for (Check check : spelled) {
            Check source = null;
            if (check.name() != null) {
                source = named.get(check.name());
            } else if (place < unnamed.size()) {
                source = unnamed.get(place++);
            }
            if (source != null) {
                pairs.putIfAbsent(check.expression(), source.expression());
            }
        }
        return pairs;
    }

    private static List<Check> checks(Table table) {
        return table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .toList();
    }

    Table of(Table table) {
        return new Table(
                table.name(),
                table.columns().stream().map(column -> of(table.name(), column)).toList(),
                table.constraints().stream()
                        .map(constraint -> of(table.name(), constraint))
                        .toList(),
                table.comment(),
                table.options());
    }

    Column of(QualifiedName table, Column column) {
        Table source = this.written.get(table);
        if (source == null) {
            return column;
        }
        return source.columns().stream()
                .filter(candidate -> candidate.name().equals(column.name()))
                .findFirst()
                .map(words -> of(column, words))
                .orElse(column);
    }

    private static Column of(Column column, Column words) {
        Generated generated = column.generated();
        Generated wordsGenerated = words.generated();
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                column.defaultValue() == null || words.defaultValue() == null
                        ? column.defaultValue()
                        : words.defaultValue(),
                column.identity(),
                generated == null || wordsGenerated == null
                        ? generated
                        : new Generated(wordsGenerated.expression(), generated.stored()),
                column.options(),
                column.constraints());
    }

    Constraint of(QualifiedName table, Constraint constraint) {
        if (!(constraint instanceof Check check)) {
            return constraint;
        }
        String words = this.checks.getOrDefault(table, Map.of()).get(check.expression());
        return words == null || isSame(words, check.expression())
                ? check
                : new Check(check.name(), words, check.inherited(), check.validated());
    }

    /** Tells whether only blanks differ, of which Hibernate writes too few. */
    private static boolean isSame(String words, String readable) {
        return words.replaceAll("\\s", "").equals(readable.replaceAll("\\s", ""));
    }

    Index of(Index index) {
        Index words = this.writtenIndexes.get(index.qualifiedName());
        if (words == null || words.keys().size() != index.keys().size()) {
            return index;
        }
        List<IndexKey> keys = new ArrayList<>();
        for (int place = 0; place < index.keys().size(); place++) {
            keys.add(of(index.keys().get(place), words.keys().get(place)));
        }
        return new Index(
                index.name(),
                index.table(),
                keys,
                index.unique(),
                index.nullsDistinct(),
                index.method(),
                either(index.where(), words.where()),
                index.storage());
    }

    private static IndexKey of(IndexKey key, IndexKey words) {
        return key.expression() && words.expression()
                ? new IndexKey(words.text(), true, key.collation(), key.operatorClass(), key.sort(), key.nullsOrder())
                : key;
    }

    private static @Nullable String either(@Nullable String spelled, @Nullable String words) {
        return spelled == null || words == null ? spelled : words;
    }

    private static <T> Map<QualifiedName, T> byName(Collection<T> all, Function<T, QualifiedName> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity(), (first, second) -> first));
    }
}
