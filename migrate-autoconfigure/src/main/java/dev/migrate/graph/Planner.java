package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import dev.migrate.graph.Identifiers.Relative;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes plans of upgrades and downgrades. */
final class Planner {

    private final Links links;
    private final Identifiers identifiers;
    private final List<Integer> rows;
    private final BitSet applied;

    Planner(Links links, Identifiers identifiers, Collection<String> currentRows) {
        this.links = links;
        this.identifiers = identifiers;
        this.rows = rows(links, currentRows);
        this.applied = links.ancestors(bits(this.rows), true);
    }

    private static List<Integer> rows(Links links, Collection<String> currentRows) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (String row : currentRows) {
            Integer number = links.numbers.get(row);
            if (number == null) {
                throw new GraphException(
                        Kind.UNKNOWN_REVISION,
                        List.of(row),
                        "The database is at " + row + ", which is no revision here.",
                        "Deploy the version of the application that has it.");
            }
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    List<Integer> rows() {
        return this.rows;
    }

    BitSet applied() {
        return this.applied;
    }

    Plan upgrade(String target) {
        requireNoRange(target);
        requireAntichain(this.rows, "The version table holds");
        List<Integer> targets = upgradeTargets(target);
        requireAntichain(targets, "The target names");
        BitSet needed = this.links.ancestors(bits(targets), true);
        needed.andNot(this.applied);
        return plan(Direction.UPGRADE, new Order(this.links).upwards(needed));
    }

    private List<Integer> upgradeTargets(String target) {
        Relative relative = Identifiers.relative(target);
        if (relative == null) {
            return this.identifiers.resolve(target);
        }
        int start;
        if (relative.symbol() != null) {
            start = this.identifiers.single(qualified(relative.branch(), relative.symbol()));
        } else if (relative.steps() < 0) {
            throw outOfRange(target, "An upgrade does not go down.");
        } else {
            start = upgradeStart(relative.branch());
        }
        Integer end = this.identifiers.walk(start, relative.steps(), relative.branch());
        if (end == null) {
            throw outOfRange(target, "There are not as many revisions.");
        }
        return end == Identifiers.BASE ? List.of() : List.of(end);
    }

    /** Where {@code +N} counts from: the one head of the database, or the one of the branch, or where the branch begins. */
    private int upgradeStart(@Nullable String branch) {
        List<Integer> starts = this.rows;
        if (branch != null) {
            starts = this.identifiers.onBranch(this.rows, branch);
            if (starts.isEmpty()) {
                BitSet active = (BitSet) this.applied.clone();
                active.and(this.identifiers.lineage(this.identifiers.branchRevision(branch)));
                starts = tips(active);
            }
        }
        if (starts.size() > 1) {
            List<String> ids = this.identifiers.ids(starts);
            throw new GraphException(
                    Kind.AMBIGUOUS_CURRENT,
                    ids,
                    "The database is at several heads: " + String.join(", ", ids)
                            + "; it is not clear from which to count.",
                    "Narrow it to a branch with <branch>@+N, or name the revision.");
        }
        return starts.isEmpty() ? Identifiers.BASE : starts.get(0);
    }

    private List<Integer> tips(BitSet set) {
        return set.stream()
                .filter(number ->
                        java.util.Arrays.stream(this.links.children[number]).noneMatch(set::get))
                .boxed()
                .toList();
    }

    Plan downgrade(String target) {
        requireNoRange(target);
        requireAntichain(this.rows, "The version table holds");
        Bottom bottom = bottom(target);
        BitSet roots = bottom.place() == Identifiers.BASE
                ? bits(this.identifiers.bases())
                : Links.bits(this.links.children[bottom.place()]);
        String branch = bottom.branch();
        if (branch != null && roots.cardinality() > 1) {
            roots.and(this.links.ancestors(Links.bits(this.identifiers.branchRevision(branch)), false));
            if (roots.isEmpty()) {
                throw new GraphException(
                        Kind.INVALID_DOWNGRADE_TARGET,
                        List.of(),
                        "\"" + target + "\" leaves nothing to undo on the branch " + branch + ".",
                        "Name a revision below the heads of that branch.");
            }
        }
        BitSet dropped = this.links.descendants(roots, true);
        dropped.and(this.applied);
        if (dropped.isEmpty() && bottom.place() != Identifiers.BASE && !this.rows.contains(bottom.place())) {
            throw new GraphException(
                    Kind.RANGE_NOT_ANCESTOR,
                    List.of(this.links.id(bottom.place())),
                    "The database cannot be downgraded to " + this.identifiers.name(bottom.place()) + ": it is at "
                            + (this.rows.isEmpty() ? "<base>" : String.join(", ", this.identifiers.ids(this.rows)))
                            + ".",
                    "Name a revision below the heads of the database, or base.");
        }
        List<Integer> order = new ArrayList<>(new Order(this.links).upwards(dropped));
        Collections.reverse(order);
        return plan(Direction.DOWNGRADE, order);
    }

    /** The place that a downgrade ends at, and the branch that it keeps to. */
    private record Bottom(int place, @Nullable String branch) {}

    private Bottom bottom(String target) {
        Relative relative = Identifiers.relative(target);
        if (relative == null) {
            int at = target.indexOf('@');
            String branch = at < 0 ? null : target.substring(0, at);
            return new Bottom(this.identifiers.single(target), branch);
        }
        String symbol = relative.symbol();
        if (symbol == null && relative.steps() >= 0) {
            throw outOfRange(target, "A downgrade does not go up.");
        }
        int start = symbol != null
                ? this.identifiers.single(relative.steps() < 0 ? qualified(relative.branch(), symbol) : symbol)
                : downgradeStart(target, relative.branch());
        Integer end = this.identifiers.walk(start, relative.steps(), relative.branch());
        if (end == null) {
            throw outOfRange(target, "There are not as many revisions.");
        }
        return new Bottom(end, symbol == null ? this.links.id(start) : relative.branch());
    }

    private int downgradeStart(String target, @Nullable String branch) {
        List<Integer> starts = this.rows;
        if (branch != null) {
            starts = this.identifiers.onBranch(this.rows, branch);
            if (starts.isEmpty()) {
                BitSet active = (BitSet) this.applied.clone();
                active.and(this.identifiers.lineage(this.identifiers.branchRevision(branch)));
                starts = tips(active);
            }
        }
        if (starts.isEmpty()) {
            throw outOfRange(target, "Nothing is applied there.");
        }
        if (starts.size() > 1) {
            List<String> ids = this.identifiers.ids(starts);
            throw new GraphException(
                    Kind.AMBIGUOUS_CURRENT,
                    ids,
                    "The database is at several heads: " + String.join(", ", ids) + "; it is not clear which to undo.",
                    "Narrow it to a branch with <branch>@-N, or count from a revision: " + ids.get(0) + "-1.");
        }
        return starts.get(0);
    }

    private Plan plan(Direction direction, List<Integer> order) {
        Heads heads = new Heads(this.links, this.applied);
        List<Step> steps = new ArrayList<>(order.size());
        List<String> before = heads.rows();
        for (int number : order) {
            steps.add(direction == Direction.UPGRADE ? heads.up(number) : heads.down(number));
        }
        return new Plan(direction, before, steps);
    }

    private void requireAntichain(List<Integer> numbers, String who) {
        if (numbers.size() < 2) {
            return;
        }
        for (int number : numbers) {
            BitSet below = this.links.ancestors(Links.bits(number), true);
            below.clear(number);
            for (int other : numbers) {
                if (below.get(other)) {
                    throw new GraphException(
                            Kind.OVERLAPPING_REVISIONS,
                            List.of(this.links.id(number), this.links.id(other)),
                            who + " " + this.links.id(number) + " and " + this.links.id(other)
                                    + ", and the second is an ancestor of the first.",
                            "Leave " + this.links.id(other) + " away: the other one stands for it.");
                }
            }
        }
    }

    static void requireNoRange(String target) {
        if (target.indexOf(':') >= 0) {
            throw new GraphException(
                    Kind.RANGE_NOT_ALLOWED,
                    List.of(),
                    "\"" + target + "\" is a range.",
                    "Name where to end only; where to begin is what the database is at.");
        }
    }

    private static String qualified(@Nullable String branch, String symbol) {
        return branch == null ? symbol : branch + "@" + symbol;
    }

    private static GraphException outOfRange(String target, String why) {
        return new GraphException(
                Kind.RELATIVE_OUT_OF_RANGE,
                List.of(),
                "\"" + target + "\" leads nowhere. " + why,
                "Count fewer steps, or name a revision.");
    }

    private static BitSet bits(Collection<Integer> numbers) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return bits;
    }
}
