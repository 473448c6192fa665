package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import dev.migrate.graph.Identifiers.Relative;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes plans of upgrades and downgrades. What is wrong with the target is said before what is wrong with the rows. */
final class Planner {

    private final Links links;
    private final Identifiers identifiers;
    private final CurrentRows rows;

    Planner(Links links, Identifiers identifiers, CurrentRows rows) {
        this.links = links;
        this.identifiers = identifiers;
        this.rows = rows;
    }

    Plan upgrade(String target) {
        requireNoRange(target);
        List<Integer> targets = upgradeTargets(target);
        this.links.requireAntichain(targets, "The target names");
        List<Integer> current = this.rows.numbers();
        this.links.requireAntichain(current, "The version table holds");
        BitSet needed = this.links.ancestors(Links.bits(targets), true);
        needed.andNot(this.rows.applied());
        Heads heads = new Heads(this.links, Links.bits(current));
        return this.rows.plan(
                Direction.UPGRADE,
                new Order(this.links).upwards(needed).stream().map(heads::up).toList());
    }

    List<Integer> upgradeTargets(String target) {
        Relative relative = Identifiers.relative(target);
        if (relative == null) {
            return this.identifiers.resolve(target);
        }
        String symbol = relative.symbol();
        boolean up = relative.steps() > 0;
        if (symbol == null && !up) {
            throw Identifiers.outOfRange(target, "An upgrade does not go down.");
        }
        int start = symbol == null
                ? upgradeStart(relative.branch())
                : this.identifiers.single(up ? symbol : qualified(relative.branch(), symbol));
        Integer end = this.identifiers.walk(start, relative.steps(), relative.branch());
        if (end == null || end == Identifiers.BASE) {
            throw Identifiers.outOfRange(target, "There are not as many revisions.");
        }
        return List.of(end);
    }

    /** Where {@code +N} counts from: the one head of the database, or the one of the branch, or where the branch begins. */
    private int upgradeStart(@Nullable String branch) {
        List<String> starts = branch == null ? this.rows.ids() : names(startsOn(branch));
        if (starts.size() > 1) {
            throw new GraphException(
                    Kind.AMBIGUOUS_CURRENT,
                    starts,
                    "The database is at several heads: " + Identifiers.candidates(starts)
                            + "; it is not clear from which to count.",
                    "Narrow it to a branch with <branch>@+N, or name the revision.");
        }
        return starts.isEmpty() ? Identifiers.BASE : this.rows.number(starts.get(0));
    }

    /** Where {@code branch@+N} can count from; nothing where the branch begins. */
    List<Integer> startsOn(String branch) {
        List<Integer> onBranch = this.identifiers.onBranch(this.rows.numbers(), branch);
        return onBranch.isEmpty() ? tips(branch) : onBranch;
    }

    /** The uppermost of what is applied and on a branch that no head of the database is on. */
    private List<Integer> tips(String branch) {
        List<Integer> active =
                this.identifiers.onBranch(this.rows.applied().stream().boxed().toList(), branch);
        BitSet set = Links.bits(active);
        return active.stream()
                .filter(number -> Arrays.stream(this.links.successors[number]).noneMatch(set::get))
                .toList();
    }

    /** The revision of a branch that is no head of the database because something of another branch depends on it. */
    private List<Integer> covered(String branch) {
        BitSet applied = this.rows.applied();
        List<Integer> tips = applied.stream()
                .filter(number -> Arrays.stream(this.links.children[number]).noneMatch(applied::get))
                .boxed()
                .toList();
        return this.identifiers.onBranch(tips, branch);
    }

    Plan downgrade(String target) {
        requireNoRange(target);
        Bottom bottom = bottom(target);
        BitSet roots = bottom.place() == Identifiers.BASE
                ? Links.bits(this.identifiers.bases())
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
        dropped.and(this.rows.applied());
        if (branch != null && target.indexOf('@') >= 0) {
            keepOtherBranches(dropped, this.identifiers.branchRevision(branch));
        }
        if (dropped.isEmpty()
                && bottom.place() != Identifiers.BASE
                && !this.rows.numbers().contains(bottom.place())) {
            throw new GraphException(
                    Kind.RANGE_NOT_ANCESTOR,
                    List.of(this.links.id(bottom.place())),
                    "The database cannot be downgraded to " + this.identifiers.name(bottom.place()) + ": it is at "
                            + (this.rows.ids().isEmpty() ? "<base>" : Identifiers.candidates(this.rows.ids())) + ".",
                    "Name a revision below the heads of the database, or base.");
        }
        Heads heads = new Heads(this.links, Links.bits(this.rows.numbers()));
        return this.rows.plan(
                Direction.DOWNGRADE,
                new Order(this.links)
                        .downwards(dropped).stream().map(heads::down).toList());
    }

    /**
     * Takes out of what would be undone what other branches stand on. The branch begins above the last fork below the
     * revision that names it; what does not stand on that beginning is of other branches.
     */
    private void keepOtherBranches(BitSet dropped, int branch) {
        int start = branch;
        while (this.links.parents[start].length == 1 && this.links.children[this.links.parents[start][0]].length == 1) {
            start = this.links.parents[start][0];
        }
        BitSet others = (BitSet) dropped.clone();
        others.andNot(this.links.descendants(Links.bits(start), true));
        others.andNot(this.links.ancestors(Links.bits(branch), false));
        dropped.andNot(this.links.ancestors(others, true));
    }

    /** The place that a downgrade ends at, and the branch that it keeps to. */
    record Bottom(int place, @Nullable String branch) {}

    Bottom bottom(String target) {
        Relative relative = Identifiers.relative(target);
        if (relative == null) {
            int at = target.indexOf('@');
            return new Bottom(this.identifiers.single(target), at < 0 ? null : target.substring(0, at));
        }
        String symbol = relative.symbol();
        boolean up = relative.steps() >= 0;
        if (symbol == null && up) {
            throw Identifiers.outOfRange(target, "A downgrade does not go up.");
        }
        int start = symbol == null
                ? downgradeStart(target, relative.branch())
                : this.identifiers.single(up ? symbol : qualified(relative.branch(), symbol));
        Integer end = this.identifiers.walk(start, relative.steps(), relative.branch());
        if (end == null) {
            throw Identifiers.outOfRange(target, "There are not as many revisions.");
        }
        return new Bottom(end, symbol == null && relative.branch() == null ? this.links.id(start) : relative.branch());
    }

    /** Where {@code -N} counts from: the one head of the database, or the one of the branch. */
    private int downgradeStart(String target, @Nullable String branch) {
        List<String> starts = this.rows.ids().stream().distinct().toList();
        if (branch != null) {
            List<Integer> onBranch = this.identifiers.onBranch(this.rows.numbers(), branch);
            starts = names(onBranch.isEmpty() ? covered(branch) : onBranch);
        }
        if (starts.isEmpty()) {
            throw Identifiers.outOfRange(target, "Nothing is applied there.");
        }
        if (starts.size() > 1) {
            throw new GraphException(
                    Kind.AMBIGUOUS_CURRENT,
                    starts,
                    "The database is at several heads: " + Identifiers.candidates(starts)
                            + "; it is not clear which to undo.",
                    "Narrow it to a branch with <branch>@-N, or count from a revision: " + starts.get(0) + "-1.");
        }
        return this.rows.number(starts.get(0));
    }

    private List<String> names(List<Integer> numbers) {
        return numbers.stream().map(this.links::id).toList();
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
}
