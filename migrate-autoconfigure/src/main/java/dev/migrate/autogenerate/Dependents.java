package dev.migrate.autogenerate;

import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.Operation;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands on tables and is not compared: views, triggers, policies and the like. PostgreSQL changes no type and drops no
 * column under them. What they are made of is not known here, so that a person has to make them again.
 *
 * @param others what the database holds beside tables
 */
record Dependents(List<OtherObject> others) {

    Dependents {
        others = List.copyOf(others);
    }

    static Dependents of(DatabaseModel live) {
        return new Dependents(live.others());
    }

    /** Returns why the type of a column may not be changed, in either direction. */
    List<String> ofChange(QualifiedName table, String column) {
        return ofChange(column, users(use -> isOf(use, table, column) && !use.follows()));
    }

    /** Returns why the types of columns may not be changed that have a type in common. */
    List<String> ofChange(QualifiedName type, Collection<SchemaObject> columns) {
        return ofChange(
                type.toString(),
                users(use -> !use.follows()
                        && columns.stream().anyMatch(column -> isOf(use, column.name(), column.part()))));
    }

    private List<String> ofChange(String what, List<OtherObject> users) {
        if (users.isEmpty()) {
            return List.of();
        }
        return List.of("Fails while " + areUsing(users, what) + ": drop " + allOf(users) + " before, and make "
                + (all(users).size() == 1 ? "it" : "them") + " again afterwards.");
    }

    /** Returns why a column may not be dropped, and what goes with it. */
    List<String> ofDrop(QualifiedName table, String column) {
        List<OtherObject> users = users(use -> isOf(use, table, column) && !use.follows());
        List<OtherObject> followers = users(use -> isOf(use, table, column) && use.follows());
        return ofDrop(column, users, followers);
    }

    /** Returns why a table may not be dropped, and what goes with it. */
    List<String> ofDrop(QualifiedName table) {
        List<OtherObject> followers = users(use -> use.relation().equals(table) && use.follows());
        List<OtherObject> users = new ArrayList<>(users(use -> use.relation().equals(table)));
        users.removeAll(followers);
        return ofDrop(table.toString(), users, followers);
    }

    /** Says of a difference that drops a primary key why it may not be dropped. */
    Difference told(Difference difference) {
        if (!difference.active() || difference.object().kind() != SchemaObject.Kind.PRIMARY_KEY) {
            return difference;
        }
        QualifiedName table = difference.object().name();
        List<String> remarks = ofDrop(
                "the primary key of " + table, users(use -> use.relation().equals(table) && use.key()), List.of());
        return difference.remark(
                drops(difference.upgrade()) ? remarks : List.of(), drops(difference.downgrade()) ? remarks : List.of());
    }

    private static boolean drops(List<Operation> operations) {
        return operations.stream().anyMatch(DropConstraint.class::isInstance);
    }

    private List<String> ofDrop(String what, List<OtherObject> users, List<OtherObject> followers) {
        List<String> remarks = new ArrayList<>();
        if (!users.isEmpty()) {
            remarks.add("Fails while " + areUsing(users, what) + ": drop " + allOf(users) + " before.");
        }
        if (!followers.isEmpty()) {
            remarks.add("Takes " + names(followers) + " with it, and no downgrade brings "
                    + (followers.size() == 1 ? "that" : "them") + " back.");
        }
        return remarks;
    }

    /** Tells whether a trigger may change the rows of a table before they are written. */
    boolean hasTrigger(QualifiedName table) {
        return this.others.stream()
                .anyMatch(
                        other -> other.kind().equals("trigger") && other.name().equals(table));
    }

    private List<OtherObject> users(Predicate<OtherObject.Use> such) {
        return this.others.stream()
                .filter(other -> other.uses().stream().anyMatch(such))
                .toList();
    }

    private static boolean isOf(OtherObject.Use use, QualifiedName table, @Nullable String column) {
        return use.relation().equals(table) && column != null && column.equals(use.column());
    }

    /** Returns objects and what stands on them, in an order in which they can be dropped. */
    private Set<OtherObject> all(List<OtherObject> users) {
        Set<OtherObject> all = new LinkedHashSet<>();
        users.forEach(user -> add(all, user, new LinkedHashSet<>()));
        return all;
    }

    private void add(Set<OtherObject> all, OtherObject object, Set<OtherObject> path) {
        if (path.add(object) && object.part() == null) {
            users(use -> use.relation().equals(object.name()) && !use.follows()).forEach(user -> add(all, user, path));
        }
        all.add(object);
    }

    private String allOf(List<OtherObject> users) {
        Set<OtherObject> all = all(users);
        return all.size() > users.size() ? names(all) : all.size() == 1 ? "it" : "them";
    }

    private static String areUsing(List<OtherObject> users, String what) {
        return names(users) + (users.size() == 1 ? " uses " : " use ") + what;
    }

    private static String names(Collection<OtherObject> objects) {
        List<String> names = objects.stream().map(OtherObject::toString).toList();
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : names.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + names.get(last);
    }
}
