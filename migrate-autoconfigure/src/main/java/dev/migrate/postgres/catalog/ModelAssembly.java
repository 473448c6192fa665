package dev.migrate.postgres.catalog;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a catalog together. */
final class ModelAssembly {

    private static final Comparator<EnumType> BY_NAME =
            Comparator.comparing((EnumType type) -> type.name().toString());

    private final CatalogRows rows;
    private final Predicate<QualifiedName> ignored;
    private final Map<Long, QualifiedName> tables = new LinkedHashMap<>();
    private final Map<Long, List<ColumnRow>> columns;
    private final Map<Long, List<ConstraintRow>> constraints;
    private final Map<Long, IndexRow> constraintIndexes = new HashMap<>();
    private final Map<Owner, SequenceRow> ownedSequences = new HashMap<>();
    private final Set<QualifiedName> hiddenSequences = new HashSet<>();
    private final List<OtherObject> others = new ArrayList<>();

    ModelAssembly(CatalogRows rows, Predicate<QualifiedName> ignored) {
        this.rows = rows;
        this.ignored = ignored;
        this.columns = rows.columns.stream().collect(Collectors.groupingBy(ColumnRow::relation));
        this.constraints = rows.constraints.stream()
                .filter(row -> row.relation() != 0)
                .collect(Collectors.groupingBy(ConstraintRow::relation));
        rows.indexes.stream()
                .filter(row -> row.constraint() != 0)
                .forEach(row -> this.constraintIndexes.put(row.constraint(), row));
        // A column may own several sequences; the one that numbers it comes first.
        rows.sequences.stream()
                .filter(row -> row.owner() != 0)
                .sorted(Comparator.comparing((SequenceRow row) -> !row.identity() && !row.serial()))
                .forEach(row -> this.ownedSequences.putIfAbsent(new Owner(row.owner(), row.ownerColumn()), row));
    }

    DatabaseModel model() {
        for (RelationRow row : this.rows.relations) {
            if (!this.ignored.test(row.name())) {
                this.tables.put(row.id(), row.name());
            }
        }
        List<Table> made = this.rows.relations.stream()
                .filter(row -> this.tables.containsKey(row.id()))
                .map(this::table)
                .toList();
        List<Index> indexes = indexes();
        this.others.addAll(this.rows.others.stream()
                .filter(other -> !this.ignored.test(other.name()))
                .toList());
        return new DatabaseModel(this.rows.schemas, enums(), domains(), sequences(), made, indexes, this.others);
    }

    private Table table(RelationRow row) {
        List<Column> made = this.columns.getOrDefault(row.id(), List.of()).stream()
                .map(this::column)
                .toList();
        List<Constraint> rules = new ArrayList<>();
        for (ConstraintRow constraint : this.constraints.getOrDefault(row.id(), List.of())) {
            String unsayable = constraint.unsayable();
            if (unsayable == null) {
                rules.add(constraint.constraint(this.constraintIndexes.get(constraint.id())));
            } else {
                this.others.add(new OtherObject(unsayable, row.name(), constraint.name()));
            }
        }
        return new Table(row.name(), made, rules, row.comment(), row.options());
    }

    private Column column(ColumnRow row) {
        SequenceRow owned = this.ownedSequences.get(new Owner(row.relation(), row.number()));
        if (owned != null && (owned.identity() || row.isSerial(owned))) {
            this.hiddenSequences.add(owned.name());
        }
        return row.column(owned);
    }

    private List<Index> indexes() {
        List<Index> indexes = new ArrayList<>();
        for (IndexRow row : this.rows.indexes) {
            QualifiedName table = this.tables.get(row.relation());
            if (table == null || row.constraint() != 0) {
                continue;
            }
            if (row.valid()) {
                indexes.add(row.index(table));
            } else {
                this.others.add(new OtherObject(OtherObject.INVALID_INDEX, table.sibling(row.name()), null));
            }
        }
        return indexes;
    }

    private List<EnumType> enums() {
        return this.rows.types.stream()
                .filter(row -> !row.isDomain())
                .map(TypeRow::enumType)
                .sorted(BY_NAME)
                .toList();
    }

    /** In the order of their making, as one may be over another. */
    private List<Domain> domains() {
        Map<Long, List<Check>> checks = this.rows.constraints.stream()
                .filter(row -> row.relation() == 0)
                .collect(Collectors.groupingBy(
                        ConstraintRow::type, Collectors.mapping(ConstraintRow::check, Collectors.toList())));
        Function<TypeRow, Domain> make = row -> row.domain(checks.getOrDefault(row.id(), List.of()));
        return this.rows.types.stream().filter(TypeRow::isDomain).map(make).toList();
    }

    private List<Sequence> sequences() {
        return this.rows.sequences.stream()
                .filter(row -> !this.hiddenSequences.contains(row.name()) && !row.identity())
                .filter(row -> !isIgnored(row.ownerTable()))
                .map(SequenceRow::sequence)
                .toList();
    }

    private boolean isIgnored(@Nullable QualifiedName table) {
        return table != null && this.ignored.test(table);
    }

    private record Owner(long relation, int column) {}
}
