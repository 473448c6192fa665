package dev.migrate.autogenerate;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates the tables that are missing, and drops those that only the database has: the same, backwards. */
final class WholeTables {

    private final Steps steps;
    private final NewNames names;
    private final Set<QualifiedName> present;
    private final Unsettled unsettled;
    private final Dependents dependents;
    private final Function<SchemaObject, @Nullable String> hints;

    /**
     * Takes what is known.
     *
     * @param present the tables that are there before the revision and after it
     * @param dependents what stands on the tables
     * @param hints tells what may have become of a table
     */
    WholeTables(
            Steps steps,
            NewNames names,
            Set<QualifiedName> present,
            Unsettled unsettled,
            Dependents dependents,
            Function<SchemaObject, @Nullable String> hints) {
        this.steps = steps;
        this.names = names;
        this.present = present;
        this.unsettled = unsettled;
        this.dependents = dependents;
        this.hints = hints;
    }

    void create(List<Table> tables, Map<QualifiedName, List<Index>> indexes) {
        for (TableOrder.Placed placed : TableOrder.of(tables, this::isReady)) {
            Mentioned mentioned = new Mentioned(
                    placed.table().columns().stream().map(Column::name).toList());
            Table named = named(placed.table(), mentioned);
            QualifiedName table = named.name();
            List<Operation> creation = new ArrayList<>();
            creation.add(new CreateTable(named, false));
            indexes.getOrDefault(table, List.of())
                    .forEach(index -> creation.add(new CreateIndex(this.names.named(index), false, false)));
            Difference difference = new Difference(
                    Difference.Kind.CHANGE,
                    ObjectNames.table(table),
                    "is missing",
                    creation,
                    List.of(new DropTable(table, false, false, null)));
            this.steps.add(
                    Phase.TABLE,
                    named.options().partitionBy() == null
                            ? difference
                            : difference.remark("It takes no row before it has partitions: create them here."));
            for (ForeignKey key : placed.later()) {
                Constraint constraint = this.names.named(table, key, key.accept(mentioned));
                this.steps.change(
                        Phase.FOREIGN_KEY,
                        ObjectNames.constraint(table, constraint),
                        "is missing",
                        List.of(new AddConstraint(table, constraint)),
                        List.of(drop(table, constraint)));
            }
        }
    }

    void drop(List<Table> tables, Map<QualifiedName, List<Index>> indexes) {
        List<TableOrder.Placed> order = new ArrayList<>(TableOrder.of(tables, this::isReady));
        Collections.reverse(order);
        for (TableOrder.Placed placed : order) {
            Table table = outward(placed.table());
            List<Operation> creation = new ArrayList<>();
            creation.add(new CreateTable(table, false));
            indexes.getOrDefault(table.name(), List.of())
                    .forEach(index -> creation.add(new CreateIndex(index, false, false)));
            SchemaObject object = ObjectNames.table(table.name());
            Difference difference =
                    this.steps.surplusOf(object, List.of(new DropTable(table.name(), false, false, null)), creation);
            if (this.steps.drops()) {
                difference = difference.remark(this.dependents.ofDrop(table.name()), List.of());
                if (table.options().partitionBy() != null) {
                    difference =
                            difference.remark("Its partitions go with it, and the downgrade brings none of them back.");
                }
            }
            String hint = this.hints.apply(object);
            this.steps.add(Phase.DROP_TABLE, hint == null ? difference : difference.remark(hint));
            for (ForeignKey key : placed.later()) {
                Constraint constraint = this.names.outward(table.name(), key);
                if (!this.steps.drops() && this.unsettled.refersToChange(key)) {
                    this.steps.give(
                            ObjectNames.constraint(table.name(), key),
                            Phase.DROP_FOREIGN_KEY,
                            List.of(drop(table.name(), constraint)),
                            Phase.FOREIGN_KEY,
                            List.of(new AddConstraint(table.name(), constraint)),
                            this.unsettled.allows(table.name(), key));
                    continue;
                }
                this.steps.surplus(
                        Phase.DROP_FOREIGN_KEY,
                        ObjectNames.constraint(table.name(), key),
                        List.of(drop(table.name(), constraint)),
                        List.of(new AddConstraint(table.name(), constraint)));
            }
        }
    }

    private boolean isReady(ForeignKey key) {
        return this.present.contains(key.referencedTable()) && !this.unsettled.refersToChange(key);
    }

    private Table named(Table table, Mentioned mentioned) {
        return table.withConstraints(table.constraints().stream()
                .map(constraint -> this.names.named(table.name(), constraint, constraint.accept(mentioned)))
                .toList());
    }

    private Table outward(Table table) {
        return table.withConstraints(table.constraints().stream()
                .map(constraint -> this.names.outward(table.name(), constraint))
                .toList());
    }

    private static Operation drop(QualifiedName table, Constraint constraint) {
        return new DropConstraint(table, Objects.requireNonNull(constraint.name()), false, false, null);
    }
}
