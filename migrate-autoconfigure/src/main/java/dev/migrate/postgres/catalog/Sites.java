package dev.migrate.postgres.catalog;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the texts of tables that exist on both sides and are spelled in two ways. */
final class Sites {

    private final Map<QualifiedName, ShadowScript.Numbered> sources;
    private final Map<QualifiedName, Index> sourceIndexes;
    private final Map<QualifiedName, Table> live;
    private final Map<QualifiedName, List<Index>> liveIndexes;
    private final List<Site> found = new ArrayList<>();

    private Sites(DatabaseModel source, DatabaseModel live) {
        this.sources = byName(
                ShadowScript.numbered(source.tables()),
                numbered -> numbered.table().name());
        this.sourceIndexes = byName(source.indexes(), Index::qualifiedName);
        this.live = byName(live.tables(), Table::name);
        this.liveIndexes = live.indexes().stream().collect(Collectors.groupingBy(Index::table));
    }

    /**
     * Finds them.
     *
     * @param spelled what is wanted as the server spells it, with the names that {@link ShadowScript} gave
     * @param source what it was made from
     * @param live what is there
     */
    static List<Site> of(DatabaseModel spelled, DatabaseModel source, DatabaseModel live) {
        Sites sites = new Sites(source, live);
        Map<QualifiedName, List<Index>> indexes =
                spelled.indexes().stream().collect(Collectors.groupingBy(Index::table));
        for (Table table : spelled.tables()) {
            Table there = sites.live.get(table.name());
            ShadowScript.Numbered from = sites.sources.get(table.name());
            if (there != null && from != null) {
                sites.compareChecks(table, from, there);
                sites.compareColumns(table, from.table(), there);
                sites.compareIndexes(table.name(), indexes.getOrDefault(table.name(), List.of()));
            }
        }
        return sites.found;
    }

    private void compareChecks(Table spelled, ShadowScript.Numbered source, Table there) {
        Map<String, String> sourceTexts = checks(source.named())
                .collect(Collectors.toMap(
                        check -> String.valueOf(check.name()), Check::expression, (first, second) -> first));
        List<Text> wanted = checks(spelled.constraints())
                .map(check -> new Text(
                        check.expression(), sourceTexts.getOrDefault(String.valueOf(check.name()), check.expression())))
                .toList();
        compare(
                spelled.name(),
                Site.Kind.CHECK,
                wanted,
                checks(there.constraints()).map(Check::expression));
    }

    private void compareColumns(Table spelled, Table source, Table there) {
        Map<String, Column> sourceColumns = byName(source.columns(), Column::name);
        Map<String, Column> liveColumns = byName(there.columns(), Column::name);
        for (Column column : spelled.columns()) {
            Column liveColumn = liveColumns.get(column.name());
            Column sourceColumn = sourceColumns.getOrDefault(column.name(), column);
            if (liveColumn != null) {
                addPair(
                        spelled,
                        liveColumn,
                        Site.Kind.DEFAULT,
                        defaultText(column),
                        sourceColumn.defaultValue(),
                        defaultText(liveColumn));
                addPair(
                        spelled,
                        liveColumn,
                        Site.Kind.GENERATED,
                        generatedText(column),
                        expression(generatedText(sourceColumn)),
                        generatedText(liveColumn));
            }
        }
    }

    private void addPair(
            Table table,
            Column column,
            Site.Kind kind,
            @Nullable String spelled,
            @Nullable ColumnDefault source,
            @Nullable String there) {
        if (spelled != null && there != null && !spelled.equals(there)) {
            ColumnDefault from = source == null ? new Expression(spelled) : source;
            this.found.add(new Site(table.name(), kind, column.name(), column.type(), false, spelled, from));
            this.found.add(
                    new Site(table.name(), kind, column.name(), column.type(), true, there, new Expression(there)));
        }
    }

    private void compareIndexes(QualifiedName table, List<Index> spelled) {
        List<Text> predicates = new ArrayList<>();
        List<Text> keys = new ArrayList<>();
        for (Index index : spelled) {
            Index source = this.sourceIndexes.getOrDefault(index.qualifiedName(), index);
            String where = index.where();
            if (where != null) {
                predicates.add(new Text(where, source.where() == null ? where : source.where()));
            }
            for (int place = 0; place < index.keys().size(); place++) {
                IndexKey key = index.keys().get(place);
                if (key.expression()) {
                    keys.add(new Text(key.text(), source.keys().get(place).text()));
                }
            }
        }
        List<Index> there = this.liveIndexes.getOrDefault(table, List.of());
        compare(
                table,
                Site.Kind.PREDICATE,
                predicates,
                there.stream().flatMap(index -> Stream.ofNullable(index.where())));
        compare(
                table,
                Site.Kind.KEY,
                keys,
                there.stream()
                        .flatMap(index -> index.keys().stream())
                        .filter(IndexKey::expression)
                        .map(IndexKey::text));
    }

    /** Texts that both sides have need no more words. */
    private void compare(QualifiedName table, Site.Kind kind, List<Text> wanted, Stream<String> live) {
        Set<String> there = live.collect(Collectors.toCollection(HashSet::new));
        Set<String> here = wanted.stream().map(Text::spelled).collect(Collectors.toSet());
        List<Text> unmatched = wanted.stream()
                .filter(text -> !there.contains(text.spelled()))
                .distinct()
                .toList();
        there.removeAll(here);
        if (!unmatched.isEmpty() && !there.isEmpty()) {
            unmatched.forEach(text -> this.found.add(
                    new Site(table, kind, null, null, false, text.spelled(), new Expression(text.source()))));
            there.forEach(text -> this.found.add(new Site(table, kind, null, null, true, text, new Expression(text))));
        }
    }

    private static Stream<Check> checks(List<Constraint> constraints) {
        return constraints.stream().filter(Check.class::isInstance).map(Check.class::cast);
    }

    private static @Nullable String defaultText(Column column) {
        return column.defaultValue() instanceof Expression expression ? expression.sql() : null;
    }

    private static @Nullable String generatedText(Column column) {
        return column.generated() == null ? null : column.generated().expression();
    }

    private static @Nullable Expression expression(@Nullable String sql) {
        return sql == null ? null : new Expression(sql);
    }

    private static <K, T> Map<K, T> byName(List<T> all, Function<T, K> name) {
        return all.stream().collect(Collectors.toMap(name, one -> one, (first, second) -> first));
    }

    private record Text(String spelled, String source) {}
}
