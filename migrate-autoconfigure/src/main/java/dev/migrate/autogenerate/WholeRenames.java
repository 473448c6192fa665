package dev.migrate.autogenerate;

import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameObject;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetTableSchema;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Renames tables, sequences and enumerated types: those that the user names, and those that look like it. */
final class WholeRenames {

    private static final String NO_RENAMES = "If they are not, generate this revision again with --no-renames.";

    private final ComparisonSettings settings;
    private final Steps steps;
    private DatabaseModel wanted;
    private DatabaseModel live;

    WholeRenames(ComparisonSettings settings, Steps steps, DatabaseModel live, DatabaseModel wanted) {
        this.settings = settings;
        this.steps = steps;
        this.live = live;
        this.wanted = wanted;
    }

    /** Returns the model of the database as it is after the renames. */
    DatabaseModel live() {
        return this.live;
    }

    /** Returns the wanted model, in which the database is spoken of as it is after the renames. */
    DatabaseModel wanted() {
        return this.wanted;
    }

    /** Does what the user says, and tells whether it is about such a thing. */
    boolean rename(Rename rename) {
        QualifiedName old = Rename.qualified(rename.from(), this.settings.defaultSchema());
        if (moves(rename, old)) {
            return true;
        }
        QualifiedName renamed = old.sibling(rename.newName());
        String text = "is " + renamed + " in the model";
        if (hasTable(this.live, old) && hasTable(this.wanted, renamed)) {
            rename.requireFree(!hasTable(this.live, renamed), this.settings.counterpart());
            renameTable(old, renamed.name(), text, List.of());
            return true;
        }
        if (hasSequence(this.live, old) && hasSequence(this.wanted, renamed)) {
            rename.requireFree(!hasSequence(this.live, renamed), this.settings.counterpart());
            renameSequence(old, renamed.name(), text, List.of());
            return true;
        }
        if (hasEnum(this.live, old) && hasEnum(this.wanted, renamed)) {
            rename.requireFree(!hasEnum(this.live, renamed), this.settings.counterpart());
            renameEnum(old, renamed.name(), text, List.of());
            return true;
        }
        return false;
    }

    private boolean moves(Rename rename, QualifiedName old) {
        QualifiedName moved = Rename.qualified(rename.to(), this.settings.defaultSchema());
        boolean another = rename.to().contains(".") && !Objects.equals(old.schema(), moved.schema());
        if (!another || !hasTable(this.live, old) || !hasTable(this.wanted, moved)) {
            return false;
        }
        rename.requireFree(!hasTable(this.live, moved), this.settings.counterpart());
        String text = "is " + moved + " in the model";
        QualifiedName there = moved.sibling(old.name());
        if (there.equals(moved) || !hasTable(this.live, there)) {
            moveTable(old, there, text, List.of());
            if (!there.equals(moved)) {
                renameTable(there, moved.name(), text, List.of());
            }
        } else {
            renameTable(old, moved.name(), text, List.of());
            moveTable(old.sibling(moved.name()), moved, text, List.of());
        }
        return true;
    }

    /** Renames what only one thing of the model is like. Types come first, as tables are compared with their columns. */
    void guess() {
        pairs(this.live.enums(), this.wanted.enums(), EnumType::name, WholeRenames::alike)
                .forEach((old, type) -> renameEnum(
                        old,
                        type.name(),
                        "looks like " + type + " of the model",
                        remarks(old, type, "have the same values", "type")));
        pairs(this.live.tables(), this.wanted.tables(), Table::name, TableLikeness::isMoved)
                .forEach((old, table) -> moveTable(
                        old,
                        table,
                        "looks like " + table + " of the model",
                        List.of(
                                old + " and " + table
                                        + " have the same columns: taken for one table that moves to another"
                                        + " schema.",
                                NO_RENAMES)));
        pairs(this.live.tables(), this.wanted.tables(), Table::name, TableLikeness::isRenamed)
                .forEach((old, table) -> renameTable(
                        old,
                        table.name(),
                        "looks like " + table + " of the model",
                        remarks(old, table, "have the same columns", "table")));
        pairs(
                        this.live.sequences().stream()
                                .filter(sequence -> sequence.ownerTable() == null)
                                .toList(),
                        this.wanted.sequences(),
                        Sequence::name,
                        this::alike)
                .forEach((old, sequence) -> renameSequence(
                        old,
                        sequence.name(),
                        "looks like " + sequence + " of the model",
                        remarks(old, sequence, "have names that are alike", "sequence")));
    }

    /** Returns remarks on tables that only the database has, where one table of the model is made of the same. */
    Map<SchemaObject, String> hints() {
        Map<SchemaObject, String> hints = new HashMap<>();
        pairs(this.live.tables(), this.wanted.tables(), Table::name, TableLikeness::isNearElsewhere)
                .forEach((old, table) -> hints.put(
                        ObjectNames.table(old),
                        Rename.hintOfMove(old, new QualifiedName(schema(table), table.name()))));
        pairs(this.live.tables(), this.wanted.tables(), Table::name, TableLikeness::isNear)
                .forEach((old, table) -> hints.put(ObjectNames.table(old), Rename.hint(old, table)));
        return hints;
    }

    private static List<String> remarks(QualifiedName old, QualifiedName renamed, String why, String thing) {
        return List.of(
                old + " and " + renamed + " " + why + ": taken for one " + thing + " with another name.", NO_RENAMES);
    }

    /** Returns the new names of what only the database has and what exactly one thing is like that only the model has. */
    private static <T> Map<QualifiedName, QualifiedName> pairs(
            List<T> live, List<T> wanted, Function<T, QualifiedName> name, BiPredicate<T, T> alike) {
        List<T> gone = without(live, wanted, name);
        List<T> come = without(wanted, live, name);
        Map<QualifiedName, QualifiedName> pairs = new LinkedHashMap<>();
        for (T one : come) {
            List<T> like = gone.stream().filter(old -> alike.test(old, one)).toList();
            if (like.size() == 1
                    && come.stream()
                                    .filter(other -> alike.test(like.get(0), other))
                                    .count()
                            == 1) {
                pairs.put(name.apply(like.get(0)), name.apply(one));
            }
        }
        return pairs;
    }

    private static <T> List<T> without(List<T> all, List<T> others, Function<T, QualifiedName> name) {
        HashSet<QualifiedName> names = new HashSet<>();
        others.forEach(other -> names.add(name.apply(other)));
        return all.stream().filter(one -> !names.contains(name.apply(one))).toList();
    }

    private static boolean areSiblings(QualifiedName one, QualifiedName other) {
        return Objects.equals(one.schema(), other.schema());
    }

    private static boolean alike(EnumType one, EnumType other) {
        return areSiblings(one.name(), other.name()) && one.values().equals(other.values());
    }

    /** The sequence of a table that goes is not that of a table that comes. */
    private boolean alike(Sequence one, Sequence other) {
        return areSiblings(one.name(), other.name())
                && without(this.live.tables(), this.wanted.tables(), Table::name).stream()
                        .noneMatch(table -> SequenceComparer.of(table.name()).equals(one.name()))
                && without(this.wanted.tables(), this.live.tables(), Table::name).stream()
                        .noneMatch(table -> SequenceComparer.of(table.name()).equals(other.name()))
                && Likeness.of(
                                SequenceComparer.withoutSuffix(one.name().name()),
                                SequenceComparer.withoutSuffix(other.name().name()))
                        >= Likeness.ENOUGH;
    }

    private void moveTable(QualifiedName old, QualifiedName moved, String text, List<String> remarks) {
        add(
                ObjectNames.table(old),
                text,
                remarks,
                new SetTableSchema(old, schema(moved)),
                new SetTableSchema(moved, schema(old)));
        this.live = RenamedModel.table(this.live, old, moved);
    }

    private String schema(QualifiedName name) {
        return Objects.requireNonNullElse(name.schema(), this.settings.defaultSchema());
    }

    private void renameTable(QualifiedName old, String newName, String text, List<String> remarks) {
        QualifiedName renamed = old.sibling(newName);
        add(ObjectNames.table(old), text, remarks, new RenameTable(old, newName), new RenameTable(renamed, old.name()));
        this.live = RenamedModel.table(this.live, old, renamed);
        QualifiedName sequence = SequenceComparer.of(old);
        QualifiedName newSequence = SequenceComparer.of(renamed);
        if (hasSequence(this.live, sequence)
                && !hasSequence(this.wanted, sequence)
                && hasSequence(this.wanted, newSequence)
                && !hasSequence(this.live, newSequence)) {
            renameSequence(sequence, newSequence.name(), "follows its table", List.of());
        }
    }

    private void renameSequence(QualifiedName old, String newName, String text, List<String> remarks) {
        rename(ObjectKind.SEQUENCE, SchemaObject.Kind.SEQUENCE, old, newName, text, remarks);
        this.live = RenamedModel.sequence(this.live, old, newName);
    }

    private void renameEnum(QualifiedName old, String newName, String text, List<String> remarks) {
        rename(ObjectKind.TYPE, SchemaObject.Kind.ENUM, old, newName, text, remarks);
        this.live = RenamedEnum.type(this.live, old, newName);
        // Where a text means the same as one of the database, it has its spelling, and with that the old name.
        this.wanted = RenamedEnum.type(this.wanted, old, newName);
    }

    private void rename(
            ObjectKind kind,
            SchemaObject.Kind objectKind,
            QualifiedName old,
            String newName,
            String text,
            List<String> remarks) {
        add(
                SchemaObject.of(objectKind, old),
                text,
                remarks,
                new RenameObject(kind, old, newName),
                new RenameObject(kind, old.sibling(newName), old.name()));
    }

    private void add(SchemaObject object, String text, List<String> remarks, Operation upgrade, Operation downgrade) {
        this.steps.add(
                Phase.RENAME,
                new Difference(
                        Difference.Kind.CHANGE,
                        object,
                        text,
                        remarks,
                        List.of(),
                        List.of(upgrade),
                        List.of(downgrade),
                        List.of()));
    }

    private static boolean hasTable(DatabaseModel model, QualifiedName name) {
        return model.tables().stream().anyMatch(table -> table.name().equals(name));
    }

    private static boolean hasSequence(DatabaseModel model, QualifiedName name) {
        return model.sequences().stream().anyMatch(sequence -> sequence.name().equals(name));
    }

    private static boolean hasEnum(DatabaseModel model, QualifiedName name) {
        return model.enums().stream().anyMatch(type -> type.name().equals(name));
    }
}
