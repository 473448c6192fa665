package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an identifier means: {@code heads}, {@code head}, {@code base}, an id or the beginning of one, a branch label, any of
 * these behind {@code label@}, and steps from one of these ({@code +2}, {@code abc123-1}, {@code label@+1}).
 */
final class Identifiers {

    /** The number of a place below every root. */
    static final int BASE = -1;

    private static final Pattern RELATIVE = Pattern.compile("(?:([^@]+)@)?([A-Za-z0-9_.]+)?([+-]\\d{1,9})");

    private final Links links;

    Identifiers(Links links) {
        this.links = links;
    }

    /** A relative identifier, taken apart. */
    record Relative(@Nullable String branch, @Nullable String symbol, int steps) {}

    static @Nullable Relative relative(String identifier) {
        Matcher matcher = RELATIVE.matcher(identifier);
        return matcher.matches()
                ? new Relative(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)))
                : null;
    }

    /** Resolves an identifier that is not relative; none for base. */
    List<Integer> resolve(String identifier) {
        int at = identifier.indexOf('@');
        String branch = at < 0 ? null : identifier.substring(0, at);
        String symbol = at < 0 ? identifier : identifier.substring(at + 1);
        if (symbol.equals("heads")) {
            return branch == null ? realHeads() : onBranch(branchHeads(), branch);
        }
        if (symbol.equals("head")) {
            return head(branch, identifier);
        }
        if (symbol.equals("base")) {
            if (branch != null) {
                branchRevision(branch);
            }
            return List.of();
        }
        return List.of(one(symbol, branch));
    }

    /** Resolves an identifier to one place, {@link #BASE} included. */
    int single(String identifier) {
        List<Integer> found = resolve(identifier);
        if (found.size() > 1) {
            throw multipleHeads(found, identifier);
        }
        return found.isEmpty() ? BASE : found.get(0);
    }

    private List<Integer> head(@Nullable String branch, String identifier) {
        List<Integer> heads = branch == null ? branchHeads() : onBranch(branchHeads(), branch);
        if (heads.size() > 1) {
            throw multipleHeads(heads, identifier);
        }
        return heads;
    }

    private GraphException multipleHeads(List<Integer> heads, String identifier) {
        List<String> ids = ids(heads);
        return new GraphException(
                Kind.MULTIPLE_HEADS,
                ids,
                "\"" + identifier + "\" stands for several heads: " + String.join(", ", ids) + ".",
                "Name one of them, narrow it to a branch with <branch>@head, take all of them with heads, or join them"
                        + " with a merge revision.");
    }

    /** Finds a revision by id, label or unique prefix. */
    int one(String symbol, @Nullable String branch) {
        int found = exactOrPrefix(symbol, branch);
        if (branch != null && !sharesLineage(found, branchRevision(branch))) {
            throw new GraphException(
                    Kind.NOT_ON_BRANCH,
                    List.of(this.links.id(found)),
                    "Revision " + this.links.id(found) + " is not on the branch " + branch + ".",
                    "Leave out \"" + branch + "@\", or name a revision of that branch.");
        }
        return found;
    }

    private int exactOrPrefix(String symbol, @Nullable String branch) {
        Integer exact = exact(symbol);
        if (exact != null) {
            return exact;
        }
        Set<Integer> found = new LinkedHashSet<>();
        Set<String> names = new TreeSet<>();
        if (!symbol.isEmpty()) {
            collect(this.links.numbers, symbol, branch, found, names);
            collect(this.links.labels, symbol, branch, found, names);
        }
        if (names.isEmpty()) {
            throw new GraphException(
                    Kind.UNKNOWN_REVISION,
                    List.of(),
                    "No revision or branch is called \"" + symbol + "\" or begins so.",
                    "Use the id of a revision or its beginning, a branch label, head, heads or base.");
        }
        if (names.size() > 1) {
            throw new GraphException(
                    Kind.AMBIGUOUS_PREFIX,
                    found.stream().map(this.links::id).toList(),
                    "Several revisions or branches begin with \"" + symbol + "\": "
                            + names.stream().limit(10).collect(Collectors.joining(", "))
                            + (names.size() > 10 ? ", and " + (names.size() - 10) + " more" : "") + ".",
                    "Write more of the one that is meant.");
        }
        return found.iterator().next();
    }

    /** As in Alembic only names of at least four characters can be shortened. */
    private void collect(
            java.util.Map<String, Integer> from,
            String prefix,
            @Nullable String branch,
            Set<Integer> found,
            Set<String> names) {
        from.forEach((name, number) -> {
            if (name.length() > 3
                    && name.startsWith(prefix)
                    && (branch == null || sharesLineage(number, branchRevision(branch)))) {
                found.add(number);
                names.add(name);
            }
        });
    }

    private @Nullable Integer exact(String symbol) {
        Integer number = this.links.numbers.get(symbol);
        return number != null ? number : this.links.labels.get(symbol);
    }

    int branchRevision(String branch) {
        try {
            return exactOrPrefix(branch, null);
        } catch (GraphException ex) {
            if (ex.kind() == Kind.UNKNOWN_REVISION) {
                throw new GraphException(
                        Kind.UNKNOWN_BRANCH,
                        List.of(),
                        "There is no branch \"" + branch + "\".",
                        "Use a branch label, or the id of a revision on the branch.");
            }
            throw ex;
        }
    }

    boolean sharesLineage(int number, int other) {
        return number == other || lineage(other).get(number);
    }

    /** Ancestors and descendants by parents alone. */
    BitSet lineage(int number) {
        BitSet start = Links.bits(number);
        BitSet lineage = this.links.ancestors(start, false);
        lineage.or(this.links.descendants(start, false));
        return lineage;
    }

    List<Integer> onBranch(Collection<Integer> numbers, String branch) {
        BitSet lineage = lineage(branchRevision(branch));
        return numbers.stream().filter(lineage::get).toList();
    }

    /**
     * Walks from a place.
     *
     * @return the place that many steps away; {@code null} when there are not as many
     */
    @Nullable
    Integer walk(int start, int steps, @Nullable String branch) {
        BitSet lineage = branch == null ? null : lineage(branchRevision(branch));
        int place = start;
        for (int i = 0; i < Math.abs(steps); i++) {
            List<Integer> next = steps > 0 ? above(place) : below(place);
            if (lineage != null && steps > 0) {
                next = next.stream().filter(lineage::get).toList();
            }
            if (next.isEmpty()) {
                return null;
            }
            if (next.size() > 1) {
                throw new GraphException(
                        Kind.AMBIGUOUS_WALK,
                        ids(next),
                        "From " + name(place) + " there are several ways " + (steps > 0 ? "up" : "down") + ": "
                                + String.join(", ", ids(next)) + ".",
                        "Name the revision itself, or narrow it to a branch with <branch>@.");
            }
            place = next.get(0);
        }
        return place;
    }

    private List<Integer> above(int place) {
        return place == BASE ? bases() : list(this.links.children[place]);
    }

    private List<Integer> below(int place) {
        if (place == BASE) {
            return List.of();
        }
        List<Integer> parents = list(this.links.parents[place]);
        return parents.isEmpty() ? List.of(BASE) : parents;
    }

    /** No children by parents. */
    List<Integer> branchHeads() {
        return numbers(i -> this.links.children[i].length == 0);
    }

    /** Neither children nor dependents: the rows of a full upgrade. */
    List<Integer> realHeads() {
        return numbers(i -> this.links.successors[i].length == 0);
    }

    List<Integer> bases() {
        return numbers(i -> this.links.parents[i].length == 0);
    }

    private List<Integer> numbers(java.util.function.IntPredicate predicate) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < this.links.size(); i++) {
            if (predicate.test(i)) {
                found.add(i);
            }
        }
        return found;
    }

    List<String> ids(Collection<Integer> numbers) {
        return numbers.stream().map(this::name).sorted().toList();
    }

    String name(int number) {
        return number == BASE ? "<base>" : this.links.id(number);
    }

    private static List<Integer> list(int[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toList();
    }
}
