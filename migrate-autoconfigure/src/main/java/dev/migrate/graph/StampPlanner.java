package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans that move heads without running anything. The targets take the place of the heads that are above or below
 * them, dependencies included; heads of unrelated branches stay. Of several targets each has its row afterwards, unless
 * another one stands on it.
 */
final class StampPlanner {

    private final Links links;
    private final Identifiers identifiers;
    private final CurrentRows rows;

    StampPlanner(Links links, Identifiers identifiers, CurrentRows rows) {
        this.links = links;
        this.identifiers = identifiers;
        this.rows = rows;
    }

    Plan stamp(List<String> targets, boolean purge) {
        List<Integer> kept = purge ? List.of() : this.rows.numbers();
        Set<Integer> numbers = new LinkedHashSet<>();
        BitSet replaced = new BitSet();
        for (String target : targets) {
            List<Integer> resolved = resolve(target);
            numbers.addAll(resolved);
            if (resolved.isEmpty()) {
                replaced.or(branch(target));
            }
        }
        List<Integer> stamped = this.links.maximal(numbers);
        if (purge && !this.rows.twice().isEmpty()) {
            return cleared(stamped);
        }
        if (!stamped.isEmpty()) {
            replaced = this.links.ancestors(Links.bits(stamped), true);
            replaced.or(this.links.descendants(Links.bits(stamped), true));
        }
        Set<String> rows = new HashSet<>(this.rows.ids());
        TreeSet<String> removed = new TreeSet<>(rows);
        for (int number : kept) {
            if (!replaced.get(number)) {
                removed.remove(this.links.id(number));
            }
        }
        stamped.forEach(number -> removed.remove(this.links.id(number)));
        stamped = stamped.stream()
                .filter(number -> !rows.contains(this.links.id(number)))
                .toList();
        return this.rows.plan(Direction.STAMP, steps(stamped, List.copyOf(removed)));
    }

    /** Takes all rows away before it adds others, as a row that is stored twice cannot become another one. */
    private Plan cleared(List<Integer> stamped) {
        List<Step> steps = new ArrayList<>(steps(List.of(), this.rows.distinct()));
        steps.addAll(steps(stamped, List.of()));
        return new Plan(Direction.STAMP, this.rows.distinct(), steps);
    }

    private List<Integer> resolve(String target) {
        Planner.requireNoRange(target);
        if (Identifiers.relative(target) != null) {
            throw new GraphException(
                    Kind.UNKNOWN_REVISION,
                    List.of(),
                    "\"" + target + "\" is relative, and a stamp says where the database is, whatever it was before.",
                    "Name a revision, a branch label, head, heads or base.");
        }
        return this.identifiers.resolve(target);
    }

    /** What {@code base} or {@code label@base} clears. */
    private BitSet branch(String target) {
        int at = target.indexOf('@');
        return at < 0
                ? this.links.all()
                : this.links.lineage(this.identifiers.branchRevision(target.substring(0, at)), true);
    }

    /** The first step takes the old rows away. */
    private List<Step> steps(List<Integer> stamped, List<String> removed) {
        List<Step> steps = new ArrayList<>();
        if (stamped.isEmpty() && !removed.isEmpty()) {
            steps.add(step(null, removed, List.of()));
        }
        for (int number : stamped) {
            Revision revision = this.links.revisions.get(number);
            steps.add(step(revision, steps.isEmpty() ? removed : List.of(), List.of(revision.id())));
        }
        return steps;
    }

    private static Step step(@Nullable Revision revision, List<String> removed, List<String> added) {
        return new Step(Direction.STAMP, revision, removed, added);
    }
}
