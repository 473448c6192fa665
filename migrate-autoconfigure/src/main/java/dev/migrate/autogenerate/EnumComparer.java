package dev.migrate.autogenerate;

import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares enumerated types and their values; the order of the values is no difference. */
record EnumComparer(Steps steps, Function<SchemaObject, @Nullable String> hints) {

    void compare(DatabaseModel live, DatabaseModel wanted) {
        Map<QualifiedName, EnumType> before = byName(live);
        Map<QualifiedName, EnumType> after = byName(wanted);
        after.forEach((name, type) -> {
            EnumType was = before.get(name);
            SchemaObject object = SchemaObject.of(SchemaObject.Kind.ENUM, name);
            if (was == null) {
                this.steps.change(
                        Phase.ENUM,
                        object,
                        "is missing",
                        List.of(new CreateEnum(type)),
                        List.of(new DropObject(ObjectKind.TYPE, name, false, false, null)));
            } else {
                compare(object, was, type, live, wanted);
            }
        });
        before.forEach((name, type) -> {
            if (!after.containsKey(name)) {
                this.steps.surplus(
                        Phase.DROP_ENUM,
                        SchemaObject.of(SchemaObject.Kind.ENUM, name),
                        List.of(new DropObject(ObjectKind.TYPE, name, false, false, null)),
                        List.of(new CreateEnum(type)));
            }
        });
    }

    private void compare(SchemaObject object, EnumType was, EnumType type, DatabaseModel live, DatabaseModel wanted) {
        List<String> surplus = was.values().stream()
                .filter(value -> !type.values().contains(value))
                .toList();
        String only = "has " + String.join(", ", surplus) + this.steps.onlyThere();
        boolean named = new EnumTexts(was.name(), live).name(surplus);
        if (!surplus.isEmpty() && this.steps.drops() && !named) {
            this.steps.add(
                    Phase.ENUM_VALUE,
                    new Difference(Difference.Kind.DROP, object, only, EnumSwap.to(type, live), EnumSwap.to(was, live))
                            .remark(dependents(type.name(), live), dependents(type.name(), live))
                            .remark("Fails while a row holds a value that goes. PostgreSQL cannot take one away, so the"
                                    + " type is made anew, and the tables that use it are rewritten."));
            return;
        }
        addValues(object, was, type, live, wanted);
        if (!surplus.isEmpty()) {
            this.steps.add(
                    Phase.NOTE,
                    this.steps.drops()
                            ? new Difference(
                                    Difference.Kind.NOTE,
                                    object,
                                    only + ", and a default or condition names it",
                                    List.of(),
                                    List.of())
                            : hinted(
                                    object,
                                    surplus,
                                    new Difference(Difference.Kind.KEPT, object, only, List.of(), List.of())));
        }
    }

    /** Returns what stands on the columns of a type, and does not let the type be made anew. */
    private static List<String> dependents(QualifiedName type, DatabaseModel live) {
        List<SchemaObject> columns = live.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> Types.uses(column.type(), type))
                        .map(column -> ObjectNames.column(table, column.name())))
                .toList();
        return Dependents.of(live).ofChange(type, columns);
    }

    private Difference hinted(SchemaObject object, List<String> surplus, Difference difference) {
        Difference hinted = difference;
        for (String value : surplus) {
            String hint = this.hints.apply(new SchemaObject(object.kind(), object.name(), value));
            if (hint != null) {
                hinted = hinted.remark(hint);
            }
        }
        return hinted;
    }

    private void addValues(SchemaObject object, EnumType was, EnumType type, DatabaseModel live, DatabaseModel wanted) {
        List<String> values = new ArrayList<>(was.values());
        List<String> missing =
                type.values().stream().filter(value -> !values.contains(value)).toList();
        List<Operation> additions = new ArrayList<>();
        for (String value : missing) {
            AddEnumValue addition = addition(type, value, values);
            additions.add(addition);
            int neighbour = values.indexOf(addition.neighbour());
            values.add(neighbour < 0 ? values.size() : addition.before() ? neighbour : neighbour + 1, value);
        }
        if (additions.isEmpty()) {
            return;
        }
        boolean usedAtOnce = new EnumTexts(type.name(), wanted).name(missing);
        List<String> dependents = dependents(type.name(), live);
        Difference difference = new Difference(
                        Difference.Kind.CHANGE,
                        object,
                        "lacks " + String.join(", ", missing),
                        usedAtOnce ? EnumSwap.to(new EnumType(type.name(), values), live) : additions,
                        EnumSwap.to(was, live))
                .remark(usedAtOnce ? dependents : List.of(), dependents)
                .remarkOnDowngrade("Fails while a row holds " + String.join(" or ", missing) + ".");
        this.steps.add(
                Phase.ENUM_VALUE,
                usedAtOnce
                        ? difference.remark(
                                "PostgreSQL lets no statement of the same transaction use a value added to"
                                        + " an existing type, and one below does. So the type is made anew, and the tables that use"
                                        + " it are rewritten; a revision of its own that adds the value before would spare that.")
                        : difference.remark("PostgreSQL lets no statement of the same transaction use a value added to"
                                + " an existing type."));
    }

    /** Places a value beside the nearest value before it, else before the nearest after it. */
    static AddEnumValue addition(EnumType type, String value, List<String> present) {
        int place = type.values().indexOf(value);
        for (int before = place - 1; before >= 0; before--) {
            String neighbour = type.values().get(before);
            if (present.contains(neighbour)) {
                boolean last = present.indexOf(neighbour) == present.size() - 1;
                return new AddEnumValue(type.name(), value, last ? null : neighbour, false, false);
            }
        }
        for (String neighbour : type.values().subList(place + 1, type.values().size())) {
            if (present.contains(neighbour)) {
                return new AddEnumValue(type.name(), value, neighbour, true, false);
            }
        }
        return new AddEnumValue(type.name(), value, null, false, false);
    }

    private static Map<QualifiedName, EnumType> byName(DatabaseModel model) {
        Map<QualifiedName, EnumType> types = new LinkedHashMap<>();
        model.enums().forEach(type -> types.put(type.name(), type));
        return types;
    }
}
