package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renames values of enumerated types: those that the user names, and those that look like it. */
final class EnumValueRenames {

    private final Steps steps;
    private final DatabaseModel wanted;
    private final Map<SchemaObject, String> hints = new HashMap<>();

    EnumValueRenames(Steps steps, DatabaseModel wanted) {
        this.steps = steps;
        this.wanted = wanted;
    }

    /** Returns what values that only the database has may be called now, by the type with the value as its part. */
    Map<SchemaObject, String> hints() {
        return this.hints;
    }

    /** Tells whether a type has one value in the database and the other in the model. */
    boolean fits(DatabaseModel live, QualifiedName type, String old, String newName) {
        return find(live, type).filter(was -> was.values().contains(old)).isPresent()
                && find(this.wanted, type)
                        .filter(will -> will.values().contains(newName))
                        .isPresent();
    }

    /** Tells whether the database has a value. */
    static boolean has(DatabaseModel live, QualifiedName type, String value) {
        return find(live, type).filter(was -> was.values().contains(value)).isPresent();
    }

    /** Renames a value, and returns the database after that. */
    DatabaseModel rename(DatabaseModel live, QualifiedName type, String old, String newName) {
        this.steps.add(
                Phase.RENAME, difference(type, old, newName, "has " + old + ", which is " + newName + " in the model"));
        return RenamedEnum.value(live, type, old, newName);
    }

    /** Renames the one value that a type lost where it also got one that is like it, or stands at its place. */
    DatabaseModel guess(DatabaseModel live) {
        DatabaseModel renamed = live;
        for (EnumType will : this.wanted.enums()) {
            EnumType was = find(live, will.name()).orElse(will);
            List<String> gone = without(was.values(), will.values());
            List<String> come = without(will.values(), was.values());
            if (gone.size() == 1 && come.size() == 1) {
                renamed = guess(renamed, was, will, gone.get(0), come.get(0));
            }
        }
        return renamed;
    }

    private DatabaseModel guess(DatabaseModel live, EnumType was, EnumType will, String old, String newName) {
        boolean samePlace = was.values().indexOf(old) == will.values().indexOf(newName);
        if (!samePlace && Likeness.of(old, newName) < Likeness.ENOUGH) {
            this.hints.put(
                    new SchemaObject(SchemaObject.Kind.ENUM, was.name(), old), Rename.hint(was.name(), old, newName));
            return live;
        }
        Operation alternative = EnumComparer.addition(will, newName, was.values());
        this.steps.add(
                Phase.RENAME,
                difference(was.name(), old, newName, "has " + old + ", which looks like " + newName + " of the model")
                        .remark(old + " and " + newName + " look like one value with another name. If they are not,"
                                + " write instead:")
                        .or(List.of(alternative)));
        return RenamedEnum.value(live, was.name(), old, newName);
    }

    private static Difference difference(QualifiedName type, String old, String newName, String text) {
        return new Difference(
                Difference.Kind.CHANGE,
                SchemaObject.of(SchemaObject.Kind.ENUM, type),
                text,
                List.of(new RenameEnumValue(type, old, newName)),
                List.of(new RenameEnumValue(type, newName, old)));
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream().filter(value -> !others.contains(value)).toList();
    }

    private static Optional<EnumType> find(DatabaseModel model, QualifiedName type) {
        return model.enums().stream().filter(one -> one.name().equals(type)).findFirst();
    }
}
