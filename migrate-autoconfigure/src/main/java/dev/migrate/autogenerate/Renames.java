package dev.migrate.autogenerate;

import dev.migrate.MigrateException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what was renamed: what the user says, and what looks like it. */
final class Renames {

    private final ComparisonSettings settings;
    private final Steps steps;
    private final Map<SchemaObject, String> hints = new HashMap<>();
    private DatabaseModel live;
    private DatabaseModel wanted;

    Renames(ComparisonSettings settings, Steps steps, DatabaseModel live, DatabaseModel wanted) {
        this.settings = settings;
        this.steps = steps;
        this.live = live;
        this.wanted = wanted;
    }

    /** Returns the model of the database as it is after the renames, which become steps. */
    DatabaseModel apply() {
        WholeRenames whole = new WholeRenames(this.settings, this.steps, this.live, this.wanted);
        List<Rename> parts = new ArrayList<>();
        for (Rename rename : this.settings.renames()) {
            if (!whole.rename(rename)) {
                parts.add(rename);
            }
        }
        if (this.settings.guessRenames()) {
            whole.guess();
            this.hints.putAll(whole.hints());
        }
        this.live = whole.live();
        this.wanted = Legible.of(whole.wanted());
        EnumValueRenames values = new EnumValueRenames(this.steps, this.wanted);
        parts.forEach(rename -> renamePart(rename, values));
        for (Table table : this.wanted.tables()) {
            table(this.live, table.name()).ifPresent(was -> guessColumns(was, table));
        }
        if (this.settings.guessRenames()) {
            this.live = values.guess(this.live);
            this.hints.putAll(values.hints());
        }
        MovedColumns.remarks(this.live, this.wanted).forEach(this.hints::putIfAbsent);
        return this.live;
    }

    /** Returns the wanted model, in which the database is spoken of as it is after the renames. */
    DatabaseModel wanted() {
        return this.wanted;
    }

    /**
     * Returns a remark on what may have become of a table, a column or a value of a type that only the database has,
     * {@code null} if nothing comes near.
     */
    @Nullable
    String hint(SchemaObject part) {
        return this.hints.get(part);
    }

    private void renamePart(Rename rename, EnumValueRenames values) {
        int dot = rename.from().lastIndexOf('.');
        if (dot > 0) {
            QualifiedName old = Rename.qualified(rename.from().substring(0, dot), this.settings.defaultSchema());
            String column = rename.from().substring(dot + 1);
            QualifiedName now = renamedTable(old);
            Optional<Table> was = table(this.live, now);
            Optional<Table> will = table(this.wanted, now);
            if (was.isPresent() && has(was.get(), column) && will.isPresent() && has(will.get(), rename.newName())) {
                rename.requireFree(!has(was.get(), rename.newName()), this.settings.counterpart());
                renameColumn(now, column, rename.newName(), "is " + rename.newName() + " in the model", List.of());
                return;
            }
            if (values.fits(this.live, now, column, rename.newName())) {
                rename.requireFree(
                        !EnumValueRenames.has(this.live, now, rename.newName()), this.settings.counterpart());
                this.live = values.rename(this.live, now, column, rename.newName());
                return;
            }
        }
        throw new MigrateException(
                "--rename " + rename + " does not fit: \"" + rename.from() + "\" must be a table or column of "
                        + this.settings.counterpart().words() + ", and \"" + rename.to() + "\" one of the model.",
                "Write --rename old_table=new_table, or --rename table.old_column=table.new_column, also for a type and"
                        + " its values; both sides must exist, each on its side.");
    }

    /** A column may be named with the old or the new name of its table. */
    private QualifiedName renamedTable(QualifiedName table) {
        return this.settings.renames().stream()
                .filter(rename -> Rename.qualified(rename.from(), this.settings.defaultSchema())
                        .equals(table))
                .map(rename -> rename.to().contains(".")
                        ? Rename.qualified(rename.to(), this.settings.defaultSchema())
                        : table.sibling(rename.newName()))
                .findFirst()
                .orElse(table);
    }

    private void renameColumn(
            QualifiedName table, String old, String newName, String text, List<Operation> alternative) {
        Difference difference = new Difference(
                Difference.Kind.CHANGE,
                ObjectNames.column(table, old),
                text,
                List.of(new RenameColumn(table, old, newName)),
                List.of(new RenameColumn(table, newName, old)));
        this.steps.add(
                Phase.RENAME,
                alternative.isEmpty()
                        ? difference
                        : difference
                                .remark(old + " and " + newName + " look like one column with another name. If they are"
                                        + " not, write instead:")
                                .or(alternative));
        this.live = RenamedModel.column(this.live, table, old, newName);
    }

    /** A pair of columns that could be one. */
    private record Pair(Column old, Column column, double likeness, boolean samePlace, boolean sameReference) {

        boolean isAlike(boolean only) {
            return this.likeness >= Likeness.ENOUGH || (only && (this.samePlace || this.sameReference));
        }
    }

    private void guessColumns(Table was, Table table) {
        List<Column> gone = was.columns().stream()
                .filter(column -> !has(table, column.name()))
                .toList();
        List<Column> come = table.columns().stream()
                .filter(column -> !has(was, column.name()))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (Column old : gone) {
            for (Column column : come) {
                Set<QualifiedName> before = references(was, old);
                Set<QualifiedName> after = references(table, column);
                // The rows of another table have the same numbers, and would be taken for those that are meant.
                boolean elsewhere = !before.isEmpty() && !after.isEmpty() && !before.equals(after);
                // What a row refers to is not its own number.
                boolean keyed = before.isEmpty() != after.isEmpty() && isKey(was, old) != isKey(table, column);
                if (Types.same(old.type(), column.type())
                        && Objects.equals(old.generated(), column.generated())
                        && !elsewhere
                        && !keyed) {
                    pairs.add(new Pair(
                            old,
                            column,
                            Likeness.of(old.name(), column.name()),
                            was.columns().indexOf(old) == table.columns().indexOf(column),
                            !before.isEmpty() && before.equals(after)));
                }
            }
        }
        ask(
                table,
                gone.stream()
                        .filter(column -> references(was, column).isEmpty())
                        .toList(),
                come.stream()
                        .filter(column -> references(table, column).isEmpty())
                        .toList());
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        Set<Column> used = new HashSet<>();
        for (Pair pair : pairs) {
            if (used.contains(pair.old()) || used.contains(pair.column())) {
                continue;
            }
            boolean only = pairs.stream()
                            .filter(other -> other.old().equals(pair.old())
                                    || other.column().equals(pair.column()))
                            .count()
                    == 1;
            if (this.settings.guessRenames() && pair.isAlike(only)) {
                used.add(pair.old());
                used.add(pair.column());
                renameColumn(
                        table.name(),
                        pair.old().name(),
                        pair.column().name(),
                        "looks like " + pair.column().name() + " of the model",
                        List.of(
                                new AddColumn(table.name(), pair.column(), false),
                                new DropColumn(table.name(), pair.old().name(), false, false, null)));
            } else if (only) {
                this.hints.put(
                        ObjectNames.column(table.name(), pair.old().name()),
                        Rename.hint(
                                table.name(), pair.old().name(), pair.column().name()));
            }
        }
    }

    /** A column may be renamed and get another length at once: with one of each, that is asked. */
    private void ask(Table table, List<Column> gone, List<Column> come) {
        for (Column old : gone) {
            List<Column> akin = akin(old, come);
            if (akin.size() == 1
                    && akin(akin.get(0), gone).size() == 1
                    && !Types.same(old.type(), akin.get(0).type())) {
                this.hints.put(
                        ObjectNames.column(table.name(), old.name()),
                        Rename.hint(table.name(), old.name(), akin.get(0).name()));
            }
        }
    }

    private static List<Column> akin(Column column, List<Column> others) {
        return others.stream()
                .filter(other -> column.generated() == null && other.generated() == null)
                .filter(other -> Types.akin(column.type(), other.type()))
                .toList();
    }

    private static Set<QualifiedName> references(Table table, Column column) {
        return table.constraints().stream()
                .filter(constraint ->
                        constraint instanceof ForeignKey key && key.columns().contains(column.name()))
                .map(constraint -> ((ForeignKey) constraint).referencedTable())
                .collect(Collectors.toSet());
    }

    private static boolean isKey(Table table, Column column) {
        return table.constraints().stream()
                .anyMatch(constraint ->
                        constraint instanceof PrimaryKey key && key.columns().equals(List.of(column.name())));
    }

    private static Optional<Table> table(DatabaseModel model, QualifiedName name) {
        return model.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private static boolean has(Table table, String column) {
        return table.columns().stream().anyMatch(other -> other.name().equals(column));
    }
}
