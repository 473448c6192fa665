package dev.migrate.autogenerate;

import dev.migrate.schema.Column;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the columns of a table.
 *
 * @param added those that only the model has
 * @param surplus those that only the database has
 * @param gone those of them that are dropped for good
 * @param retyped those that get a type of another family, so that expressions about them may make no sense any more
 * @param recast those that become another kind of number or text: PostgreSQL keeps expressions about them, with casts in them
 * @param remade those that are dropped and made anew
 */
record ColumnFates(
        Set<String> added,
        Set<String> surplus,
        Set<String> gone,
        Set<String> retyped,
        Set<String> recast,
        Set<String> remade) {

    static ColumnFates of(TableSide live, TableSide wanted, boolean drops) {
        ColumnFates fates = new ColumnFates(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        fates.find(live.columns(), wanted.columns());
        if (drops) {
            fates.gone.addAll(fates.surplus);
            fates.remade.removeAll(fates.surplus);
        }
        return fates;
    }

    private void find(Map<String, Column> before, Map<String, Column> after) {
        after.forEach((name, column) -> {
            Column was = before.get(name);
            if (was == null) {
                this.added.add(name);
                return;
            }
            if (isReplaced(was, column)) {
                this.remade.add(name);
            }
            if (!Types.akin(was.type(), column.type())) {
                this.retyped.add(name);
            } else if (Types.recasts(was.type(), column.type())) {
                this.recast.add(name);
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(this.surplus::add);
        // PostgreSQL refuses to change the type of a column that another one is computed from.
        before.values().stream()
                .filter(was -> was.generated() != null)
                .filter(was -> standsOn(was, after, column -> isChanged(before.get(column.name()), column)))
                .forEach(was -> {
                    boolean fits = !standsOn(was, after, column -> this.retyped.contains(column.name()));
                    (fits || after.containsKey(was.name()) ? this.remade : this.gone).add(was.name());
                });
    }

    /** Returns the columns that nothing can lean on all the time. */
    Set<String> unsettled() {
        Set<String> all = new LinkedHashSet<>(this.added);
        all.addAll(this.retyped);
        all.addAll(this.remade);
        all.addAll(this.gone);
        return all;
    }

    private static boolean isReplaced(Column was, Column column) {
        if (column.generated() == null) {
            return was.generated() != null && !was.generated().stored();
        }
        return !column.generated().equals(was.generated()) || !Types.same(was.type(), column.type());
    }

    private static boolean isChanged(@Nullable Column was, Column column) {
        return was != null
                && !(Types.same(was.type(), column.type())
                        && Objects.equals(
                                was.options().collation(), column.options().collation()));
    }

    /** Tells whether a generated column is computed from such a column of the model. */
    private static boolean standsOn(Column generated, Map<String, Column> after, Predicate<Column> such) {
        String expression = Objects.requireNonNull(generated.generated()).expression();
        return after.values().stream().filter(such).anyMatch(column -> Mentioned.names(expression, column.name()));
    }
}
