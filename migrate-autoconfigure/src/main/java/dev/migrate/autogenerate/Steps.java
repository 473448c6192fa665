package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects differences and brings them into an order that runs. */
final class Steps {

    static final String GIVES_WAY = "gives way to another change";
    static final String COMES_BACK = "comes back";

    private final Counterpart counterpart;
    private final boolean drops;
    private final List<Step> steps = new ArrayList<>();

    private record Step(Phase phase, Difference difference) {}

    Steps(Counterpart counterpart, boolean drops) {
        this.counterpart = counterpart;
        this.drops = drops;
    }

    void change(Phase phase, SchemaObject object, String text, List<Operation> upgrade, List<Operation> downgrade) {
        add(phase, new Difference(Difference.Kind.CHANGE, object, text, upgrade, downgrade));
    }

    /** Something that only the database has. */
    void surplus(Phase phase, SchemaObject object, List<Operation> upgrade, List<Operation> downgrade) {
        add(phase, surplusOf(object, upgrade, downgrade));
    }

    Difference surplusOf(SchemaObject object, List<Operation> upgrade, List<Operation> downgrade) {
        Difference.Kind kind = this.drops ? Difference.Kind.DROP : Difference.Kind.KEPT;
        return new Difference(kind, object, "is" + onlyThere(), upgrade, downgrade);
    }

    /**
     * A property of an object that only the database gives it. People write such by hand, so that no revision speaks of it.
     *
     * @param text the beginning of what is said about it, such as {@code has a comment}
     */
    Difference extraOf(SchemaObject object, String text, List<Operation> upgrade, List<Operation> downgrade) {
        return this.drops
                ? new Difference(Difference.Kind.DROP, object, text + onlyThere(), upgrade, downgrade)
                : new Difference(Difference.Kind.NOTE, object, text + onlyThere(), List.of(), List.of());
    }

    void note(SchemaObject object, String text) {
        add(Phase.NOTE, new Difference(Difference.Kind.NOTE, object, text, List.of(), List.of()));
    }

    /**
     * Something that only the database has, that nobody asked to drop, and that stands in the way of another change.
     *
     * @param returns whether it can be there again after the change
     */
    void give(
            SchemaObject object,
            Phase dropPhase,
            List<Operation> drop,
            Phase createPhase,
            List<Operation> create,
            boolean returns) {
        if (returns) {
            change(dropPhase, object, GIVES_WAY, drop, create);
            add(
                    createPhase,
                    new Difference(Difference.Kind.CHANGE, object, COMES_BACK, create, drop)
                            .remark("The model does not speak of it. Leave it out if it does not fit any more."));
            return;
        }
        add(
                dropPhase,
                new Difference(Difference.Kind.CHANGE, object, "cannot outlive another change", drop, create)
                        .remark(object + " is not in the model, and cannot stay as another change takes away what it"
                                + " needs. It was:")
                        .or(create));
    }

    void add(Phase phase, Difference difference) {
        this.steps.add(new Step(phase, difference));
    }

    /** Says, behind a verb, that the entities have no such thing. */
    String onlyThere() {
        return onlyIn(this.counterpart);
    }

    static String onlyIn(Counterpart counterpart) {
        return " only in " + counterpart.words();
    }

    boolean drops() {
        return this.drops;
    }

    List<Difference> inOrder() {
        return this.steps.stream()
                .sorted(Comparator.comparing(Step::phase))
                .map(Step::difference)
                .toList();
    }
}
