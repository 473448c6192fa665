package dev.migrate.autogenerate;

import dev.migrate.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What differs between a database and what the entities want of it, and the operations that make the one the other.
 *
 * <p>What counts is structure. A constraint or index that has another name is the same one; what the entities cannot say,
 * such as a partial index, is a note when only the database has it.
 *
 * @param counterpart what the entities were compared with
 * @param differences what differs, in the order in which the upgrade runs
 * @param others what the database holds beside, such as views and triggers; nothing is done about them
 */
public record Comparison(Counterpart counterpart, List<Difference> differences, List<OtherObject> others) {

    /** Keeps copies. */
    public Comparison {
        Objects.requireNonNull(counterpart, "counterpart");
        differences = List.copyOf(differences);
        others = List.copyOf(others);
    }

    /**
     * Compares.
     *
     * @param database what the database holds, in the spelling of its server
     * @param wanted what the entities want it to hold
     * @param settings what the user says about it
     * @return what differs
     * @throws MigrateException if a rename of the settings names something that is not there
     */
    public static Comparison of(DatabaseModel database, Wanted wanted, ComparisonSettings settings) {
        return new ModelComparer(settings).compare(database, wanted);
    }

    /** Returns this comparison with the differences that a rewriter makes of them. */
    public Comparison rewritten(DifferenceRewriter rewriter) {
        return new Comparison(this.counterpart, rewriter.rewrite(this.differences), this.others);
    }

    /** Returns the operations that bring the database to the model. */
    public List<Operation> upgrade() {
        return this.differences.stream()
                .filter(Difference::active)
                .flatMap(difference -> difference.upgrade().stream())
                .toList();
    }

    /** Returns the operations that take the upgrade back. */
    public List<Operation> downgrade() {
        return backwards().stream()
                .filter(Difference::active)
                .flatMap(difference -> difference.downgrade().stream())
                .toList();
    }

    /** Returns the differences of a kind. */
    public List<Difference> of(Difference.Kind kind) {
        return this.differences.stream()
                .filter(difference -> difference.kind() == kind)
                .toList();
    }

    /** Tells whether a revision would do nothing. */
    public boolean nothingToDo() {
        return this.differences.stream().noneMatch(Difference::active);
    }

    /**
     * Tells of what a reader of the revision need not know, as the revision leaves it alone: a key, a check, an index or a
     * note about a table that it neither changes nor keeps a column of.
     */
    public Predicate<Difference> elsewhere() {
        Set<QualifiedName> spokenOf = this.differences.stream()
                .filter(one -> one.active() || isKeptColumn(one))
                .map(one -> one.object().name())
                .collect(Collectors.toSet());
        return one ->
                one.object().part() != null && !spokenOf.contains(one.object().name());
    }

    private static boolean isKeptColumn(Difference difference) {
        return difference.kind() == Difference.Kind.KEPT && difference.object().kind() == SchemaObject.Kind.COLUMN;
    }

    /** Returns the differences in the order of the downgrade. */
    List<Difference> backwards() {
        List<Difference> backwards = new ArrayList<>(this.differences);
        Collections.reverse(backwards);
        return backwards;
    }
}
