package dev.migrate.autogenerate;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Orders new tables so that they find what they inherit from, and foreign keys what they refer to; those of a circle come
 * after all tables.
 */
final class TableOrder {

    private final Map<QualifiedName, Table> open = new LinkedHashMap<>();
    private final Predicate<ForeignKey> possible;
    private final Set<QualifiedName> entered = new HashSet<>();
    private final Set<QualifiedName> done = new HashSet<>();
    private final List<Placed> placed = new ArrayList<>();

    /**
     * A table at its place.
     *
     * @param table the table with the foreign keys that it can be made with
     * @param later its other foreign keys
     */
    record Placed(Table table, List<ForeignKey> later) {}

    private TableOrder(List<Table> tables, Predicate<ForeignKey> possible) {
        tables.forEach(table -> this.open.put(table.name(), table));
        this.possible = possible;
    }

    /**
     * Orders tables.
     *
     * @param tables the tables
     * @param possible tells whether a foreign key to another table than these can be made at once
     */
    static List<Placed> of(List<Table> tables, Predicate<ForeignKey> possible) {
        TableOrder order = new TableOrder(tables, possible);
        tables.forEach(order::place);
        return order.placed;
    }

    private void place(Table table) {
        if (!this.entered.add(table.name())) {
            return;
        }
        table.options().inherits().stream()
                .map(this.open::get)
                .filter(Objects::nonNull)
                .forEach(this::place);
        for (Constraint constraint : table.constraints()) {
            Table referenced = constraint instanceof ForeignKey key ? this.open.get(key.referencedTable()) : null;
            if (referenced != null) {
                place(referenced);
            }
        }
        List<Constraint> now = new ArrayList<>();
        List<ForeignKey> later = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof ForeignKey key && !isReady(table, key)) {
                later.add(key);
            } else {
                now.add(constraint);
            }
        }
        this.done.add(table.name());
        this.placed.add(new Placed(table.withConstraints(now), List.copyOf(later)));
    }

    private boolean isReady(Table table, ForeignKey key) {
        QualifiedName referenced = key.referencedTable();
        return this.open.containsKey(referenced)
                ? this.done.contains(referenced) || referenced.equals(table.name())
                : this.possible.test(key);
    }
}
