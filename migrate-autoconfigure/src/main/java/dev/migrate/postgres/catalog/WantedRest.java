package dev.migrate.postgres.catalog;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives a table that came back from its shadow what was never sent there. */
final class WantedRest {

    private final Map<QualifiedName, Table> wanted;

    WantedRest(List<Table> wanted) {
        this.wanted = wanted.stream().collect(Collectors.toMap(Table::name, table -> table, (first, second) -> first));
    }

    boolean isWanted(QualifiedName table) {
        return this.wanted.containsKey(table);
    }

    Table complete(Table shadow) {
        Table source = Objects.requireNonNull(
                this.wanted.get(shadow.name()), shadow.name().toString());
        Map<String, @Nullable String> comments = new HashMap<>();
        source.columns()
                .forEach(column ->
                        comments.put(column.name(), emptyToNull(column.options().comment())));
        List<Column> columns = shadow.columns().stream()
                .map(column -> withComment(column, comments.get(column.name())))
                .toList();
        List<Constraint> constraints = new ArrayList<>();
        Set<String> later = source.constraints().stream()
                .filter(constraint -> constraint instanceof Check check && !check.validated())
                .flatMap(constraint -> Stream.ofNullable(constraint.name()))
                .collect(Collectors.toSet());
        shadow.constraints().forEach(constraint -> constraints.add(named(unchecked(constraint, later))));
        source.constraints().stream()
                .filter(ForeignKey.class::isInstance)
                .map(constraint -> complete((ForeignKey) constraint))
                .sorted(Comparator.comparing(ForeignKey::name, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(constraints::add);
        return new Table(
                shadow.name(),
                columns,
                constraints,
                emptyToNull(source.comment()),
                shadow.options().withPersistence(source.options().persistence()));
    }

    /** Names the columns that a key refers to if it leaves that to the primary key. */
    private ForeignKey complete(ForeignKey key) {
        Table target = this.wanted.get(key.referencedTable());
        if (!key.referencedColumns().isEmpty() || target == null) {
            return key;
        }
        List<String> columns = target.constraints().stream()
                .filter(PrimaryKey.class::isInstance)
                .flatMap(primary -> ((PrimaryKey) primary).columns().stream())
                .toList();
        return new ForeignKey(
                key.name(),
                key.columns(),
                key.referencedTable(),
                columns,
                key.match(),
                key.onDelete(),
                key.onDeleteColumns(),
                key.onUpdate(),
                key.checkTime(),
                key.validated());
    }

    /** In a table that is just made, every check holds. */
    private static Constraint unchecked(Constraint constraint, Set<String> later) {
        return constraint instanceof Check check && later.contains(check.name()) ? check.notValid() : constraint;
    }

    private static Constraint named(Constraint constraint) {
        String name = constraint.name();
        return name != null && name.startsWith(ShadowScript.UNNAMED) ? constraint.named(null) : constraint;
    }

    private static Column withComment(Column column, @Nullable String comment) {
        return column.withOptions(new ColumnOptions(
                comment, column.options().collation(), column.options().compression()));
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
