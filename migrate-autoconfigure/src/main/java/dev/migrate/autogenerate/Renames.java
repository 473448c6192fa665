package dev.migrate.autogenerate;

import dev.migrate.MigrateException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameObject;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
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
import org.jspecify.annotations.Nullable;

/** Finds what was renamed: what the user says, and what looks like it. */
final class Renames {

    private static final double ALIKE_TABLES = 0.75;

    private final ComparisonSettings settings;
    private final Steps steps;
    private final Map<SchemaObject, String> hints = new HashMap<>();
    private DatabaseModel live;
    private final DatabaseModel wanted;

    Renames(ComparisonSettings settings, Steps steps, DatabaseModel live, DatabaseModel wanted) {
        this.settings = settings;
        this.steps = steps;
        this.live = live;
        this.wanted = wanted;
    }

    /** Returns the model of the database as it is after the renames, which become steps. */
    DatabaseModel apply() {
        List<Rename> columns = new ArrayList<>();
        for (Rename rename : this.settings.renames()) {
            if (!renameWhole(rename)) {
                columns.add(rename);
            }
        }
        if (this.settings.guessRenames()) {
            guessTables();
        }
        columns.forEach(this::renameColumn);
        for (Table table : this.wanted.tables()) {
            table(this.live, table.name()).ifPresent(was -> guessColumns(was, table));
        }
        return this.live;
    }

    /** Returns what a column that only the database has may be called now, {@code null} if nothing comes near. */
    @Nullable
    String hint(SchemaObject column) {
        return this.hints.get(column);
    }

    private boolean renameWhole(Rename rename) {
        QualifiedName old = qualified(rename.from());
        String newName = rename.newName();
        QualifiedName renamed = old.sibling(newName);
        if (table(this.live, old).isPresent() && table(this.wanted, renamed).isPresent()) {
            requireFree(rename, table(this.live, renamed).isEmpty());
            renameTable(old, newName, "is " + renamed + " in the model", List.of());
            return true;
        }
        if (has(this.live, old, SchemaObject.Kind.SEQUENCE) && has(this.wanted, renamed, SchemaObject.Kind.SEQUENCE)) {
            requireFree(rename, !has(this.live, renamed, SchemaObject.Kind.SEQUENCE));
            renameObject(ObjectKind.SEQUENCE, SchemaObject.Kind.SEQUENCE, old, newName);
            this.live = RenamedModel.sequence(this.live, old, newName);
            return true;
        }
        if (has(this.live, old, SchemaObject.Kind.ENUM) && has(this.wanted, renamed, SchemaObject.Kind.ENUM)) {
            requireFree(rename, !has(this.live, renamed, SchemaObject.Kind.ENUM));
            renameObject(ObjectKind.TYPE, SchemaObject.Kind.ENUM, old, newName);
            this.live = RenamedModel.enumType(this.live, old, newName);
            return true;
        }
        return false;
    }

    private static boolean has(DatabaseModel model, QualifiedName name, SchemaObject.Kind kind) {
        return kind == SchemaObject.Kind.SEQUENCE
                ? model.sequences().stream()
                        .anyMatch(sequence -> sequence.name().equals(name))
                : model.enums().stream().anyMatch(type -> type.name().equals(name));
    }

    private void renameObject(ObjectKind kind, SchemaObject.Kind objectKind, QualifiedName old, String newName) {
        this.steps.change(
                Phase.RENAME,
                SchemaObject.of(objectKind, old),
                "is " + newName + " in the model",
                List.of(new RenameObject(kind, old, newName)),
                List.of(new RenameObject(kind, old.sibling(newName), old.name())));
    }

    private void renameColumn(Rename rename) {
        int dot = rename.from().lastIndexOf('.');
        if (dot > 0) {
            QualifiedName old = qualified(rename.from().substring(0, dot));
            String column = rename.from().substring(dot + 1);
            QualifiedName now = renamedTable(old);
            Optional<Table> was = table(this.live, now);
            Optional<Table> will = table(this.wanted, now);
            if (was.isPresent() && has(was.get(), column) && will.isPresent() && has(will.get(), rename.newName())) {
                requireFree(rename, !has(was.get(), rename.newName()));
                renameColumn(now, column, rename.newName(), "is " + rename.newName() + " in the model", List.of());
                return;
            }
        }
        throw new MigrateException(
                "--rename " + rename + " does not fit: the database needs a table or column \"" + rename.from()
                        + "\", and the model needs \"" + rename.to() + "\".",
                "Write --rename old_table=new_table, or --rename table.old_column=table.new_column; both sides must"
                        + " exist, each on its side.");
    }

    private static void requireFree(Rename rename, boolean free) {
        if (!free) {
            throw new MigrateException(
                    "--rename " + rename + " does not fit: the database has both names.",
                    "Leave the option out, and move what the old one holds by hand.");
        }
    }

    /** A column may be named with the old or the new name of its table. */
    private QualifiedName renamedTable(QualifiedName table) {
        return this.settings.renames().stream()
                .filter(rename -> qualified(rename.from()).equals(table))
                .map(rename -> table.sibling(rename.newName()))
                .findFirst()
                .orElse(table);
    }

    private QualifiedName qualified(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new QualifiedName(null, text);
        }
        String schema = text.substring(0, dot);
        return new QualifiedName(schema.equals(this.settings.defaultSchema()) ? null : schema, text.substring(dot + 1));
    }

    private void renameTable(QualifiedName old, String newName, String text, List<String> remarks) {
        Difference difference = new Difference(
                Difference.Kind.CHANGE,
                ObjectNames.table(old),
                text,
                remarks,
                List.of(new RenameTable(old, newName)),
                List.of(new RenameTable(old.sibling(newName), old.name())),
                List.of());
        this.steps.add(Phase.RENAME, difference);
        this.live = RenamedModel.table(this.live, old, newName);
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

    private void guessTables() {
        List<Table> gone = this.live.tables().stream()
                .filter(table -> table(this.wanted, table.name()).isEmpty())
                .toList();
        List<Table> come = this.wanted.tables().stream()
                .filter(table -> table(this.live, table.name()).isEmpty())
                .toList();
        for (Table table : come) {
            List<Table> like = gone.stream().filter(old -> alike(old, table)).toList();
            boolean only = like.size() == 1
                    && come.stream().filter(other -> alike(like.get(0), other)).count() == 1;
            if (only) {
                QualifiedName old = like.get(0).name();
                renameTable(
                        old,
                        table.name().name(),
                        "looks like " + table.name() + " of the model",
                        List.of(
                                old + " and " + table.name() + " have the same columns: taken for one table with"
                                        + " another name.",
                                "If they are not, generate this revision again with --no-renames."));
            }
        }
    }

    private static boolean alike(Table one, Table other) {
        if (!Objects.equals(one.name().schema(), other.name().schema())
                || one.columns().size() < 2
                || other.columns().size() < 2) {
            return false;
        }
        Map<String, Column> columns = new HashMap<>();
        one.columns().forEach(column -> columns.put(column.name(), column));
        long common = other.columns().stream()
                .filter(column -> {
                    Column twin = columns.get(column.name());
                    return twin != null && Types.same(twin.type(), column.type());
                })
                .count();
        long all = one.columns().size() + other.columns().size() - common;
        return (double) common / all >= ALIKE_TABLES;
    }

    /** A pair of columns that could be one. */
    private record Pair(Column old, Column column, double likeness, boolean samePlace) {}

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
                if (Types.same(old.type(), column.type()) && Objects.equals(old.generated(), column.generated())) {
                    pairs.add(new Pair(
                            old,
                            column,
                            Likeness.of(old.name(), column.name()),
                            was.columns().indexOf(old) == table.columns().indexOf(column)));
                }
            }
        }
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
            if (this.settings.guessRenames() && (pair.likeness() >= Likeness.ENOUGH || (only && pair.samePlace()))) {
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
                        pair.column().name());
            }
        }
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
