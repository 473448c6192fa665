package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects differences and brings them into an order that runs. */
final class Steps {

    private final boolean drops;
    private final List<Step> steps = new ArrayList<>();

    private record Step(Phase phase, Difference difference) {}

    Steps(boolean drops) {
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
        return new Difference(kind, object, "is only in the database", upgrade, downgrade);
    }

    void note(SchemaObject object, String text) {
        add(Phase.NOTE, new Difference(Difference.Kind.NOTE, object, text, List.of(), List.of()));
    }

    void add(Phase phase, Difference difference) {
        this.steps.add(new Step(phase, difference));
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
