package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an identifier means: {@code heads}, {@code head}, {@code base}, an id or the beginning of one, a branch label, any of
 * these behind {@code label@}, and steps from one of these ({@code +2}, {@code abc123-1}, {@code label@+1}).
 */
final class Identifiers {

    /** The number of a place below every root. */
    static final int BASE = -1;

    /** As in Alembic only names of at least four characters can be shortened. */
    private static final int SHORTENED = 4;

    private static final int CANDIDATES = 10;

    private static final Set<String> NO_BRANCHES = Set.of("base", "head", "heads");

    private static final Pattern RELATIVE = Pattern.compile("(?:([^@]+)@)?([^@+-]+)?([+-])(\\d+)");

    private final Links links;
    private final BranchLabels labels;

    Identifiers(Links links, BranchLabels labels) {
        this.links = links;
        this.labels = labels;
    }

    /** A relative identifier, taken apart. */
    record Relative(@Nullable String branch, @Nullable String symbol, int steps) {}

    static @Nullable Relative relative(String identifier) {
        Matcher matcher = RELATIVE.matcher(identifier);
        if (!matcher.matches()) {
            return null;
        }
        int steps = steps(matcher.group(4));
        return new Relative(matcher.group(1), matcher.group(2), matcher.group(3).equals("-") ? -steps : steps);
    }

    /** No graph has as many revisions as the greatest number. */
    private static int steps(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException ex) {
            return Integer.MAX_VALUE;
        }
    }

    /** Resolves an identifier that is not relative to what a database is at; none for base. */
    List<Integer> resolve(String identifier) {
        return places(identifier).stream().filter(place -> place != BASE).toList();
    }

    /** Resolves an identifier as {@link #resolve} does; a walk that ends below a root is {@link #BASE}. */
    List<Integer> places(String identifier) {
        Relative relative = relative(identifier);
        if (relative != null && relative.symbol() == null && relative.steps() < 0) {
            return belowHeads(identifier, relative);
        }
        return absolute(identifier);
    }

    private List<Integer> absolute(String identifier) {
        int at = identifier.indexOf('@');
        String branch = at < 0 ? null : identifier.substring(0, at);
        String symbol = at < 0 ? identifier : identifier.substring(at + 1);
        return switch (symbol) {
            case "heads" -> branch == null ? realHeads() : heads(branch);
            case "head" -> head(branch, identifier);
            case "base" -> {
                if (branch != null) {
                    branchRevision(branch);
                }
                yield List.of();
            }
            default -> List.of(one(symbol, branch));
        };
    }

    /** Resolves an identifier to one place, {@link #BASE} included. */
    int single(String identifier) {
        List<Integer> found = absolute(identifier);
        if (found.size() > 1) {
            throw multipleHeads(found, identifier);
        }
        return found.isEmpty() ? BASE : found.get(0);
    }

    /** {@code -N} and {@code label@-N}: so many steps below each head. */
    private List<Integer> belowHeads(String identifier, Relative relative) {
        String branch = relative.branch();
        List<Integer> heads = branch == null ? realHeads() : onBranch(realHeads(), branch);
        List<Integer> found = new ArrayList<>();
        for (int head : heads) {
            Integer end = walk(head, relative.steps(), null);
            if (end != null) {
                found.add(end);
            }
        }
        if (found.isEmpty() && !heads.isEmpty()) {
            throw outOfRange(identifier, "There are not as many revisions.");
        }
        return found.stream().distinct().toList();
    }

    private List<Integer> head(@Nullable String branch, String identifier) {
        List<Integer> heads = branch == null ? branchHeads() : onBranch(branchHeads(), branch);
        if (heads.size() > 1) {
            throw multipleHeads(heads, identifier);
        }
        return branch == null ? heads : heads(branch);
    }

    private List<Integer> heads(String branch) {
        List<Integer> heads = onBranch(branchHeads(), branch);
        branchRevision(branch);
        return heads;
    }

    private GraphException multipleHeads(List<Integer> heads, String identifier) {
        return new GraphException(
                Kind.MULTIPLE_HEADS,
                ids(heads),
                "\"" + identifier + "\" stands for several heads: " + candidates(ids(heads)) + ".",
                "Name one of them, narrow it to a branch with <branch>@head, take all of them with heads, or join them"
                        + " with a merge revision.");
    }

    /** Finds a revision by id, label or unique prefix. */
    int one(String symbol, @Nullable String branch) {
        if (branch == null) {
            return exactOrPrefix(symbol, null);
        }
        BitSet lineage = this.links.lineage(branchRevision(branch));
        int found = exactOrPrefix(symbol, lineage);
        if (!lineage.get(found)) {
            throw new GraphException(
                    Kind.NOT_ON_BRANCH,
                    List.of(this.links.id(found)),
                    "Revision " + this.links.id(found) + " is not on the branch " + branch + ".",
                    "Leave out \"" + branch + "@\", or name a revision of that branch.");
        }
        return found;
    }

    private int exactOrPrefix(String symbol, @Nullable BitSet among) {
        Integer exact = this.links.named(symbol);
        if (exact != null) {
            return exact;
        }
        Map<String, Integer> found = new TreeMap<>();
        if (!symbol.isEmpty()) {
            beginning(symbol, this.links.numbers, among, found);
            beginning(symbol, this.links.labels, among, found);
        }
        if (found.isEmpty()) {
            throw new GraphException(
                    Kind.UNKNOWN_REVISION,
                    List.of(),
                    "No revision or branch is called \"" + symbol + "\" or begins so.",
                    "Use the id of a revision or its beginning, a branch label, head, heads or base.");
        }
        if (found.size() > 1) {
            throw new GraphException(
                    Kind.AMBIGUOUS_PREFIX,
                    ids(found.values()),
                    "Several revisions or branches begin with \"" + symbol + "\": " + candidates(found.keySet()) + ".",
                    "Write more of the one that is meant.");
        }
        return found.values().iterator().next();
    }

    private static void beginning(
            String start, Map<String, Integer> names, @Nullable BitSet among, Map<String, Integer> found) {
        names.forEach((name, number) -> {
            if (name.length() >= SHORTENED && name.startsWith(start) && (among == null || among.get(number))) {
                found.put(name, number);
            }
        });
    }

    /** The revision that stands for a branch: the one that declares the label, or the one with the id. */
    int branchRevision(String branch) {
        if (NO_BRANCHES.contains(branch)) {
            throw unknownBranch(branch);
        }
        try {
            return exactOrPrefix(branch, null);
        } catch (GraphException ex) {
            throw ex.kind() == Kind.UNKNOWN_REVISION ? unknownBranch(branch) : ex;
        }
    }

    private static GraphException unknownBranch(String branch) {
        return new GraphException(
                Kind.UNKNOWN_BRANCH,
                List.of(),
                "There is no branch \"" + branch + "\".",
                "Use a branch label, or the id of a revision on the branch.");
    }

    /** The label that stands for a branch: itself, or the only one that the revision with this id bears. */
    String branchLabel(String branch) {
        if (this.links.labels.containsKey(branch)) {
            return branch;
        }
        int number = branchRevision(branch);
        List<String> borne = this.labels.of(number);
        if (borne.size() != 1) {
            throw new GraphException(
                    Kind.UNKNOWN_BRANCH,
                    List.of(this.links.id(number)),
                    "Revision " + this.links.id(number) + " bears "
                            + (borne.isEmpty() ? "no branch label" : "several branch labels: " + candidates(borne))
                            + ", so it does not tell a branch.",
                    "Name a branch label before \"@\".");
        }
        return borne.get(0);
    }

    List<Integer> bearing(Collection<Integer> numbers, String label) {
        return numbers.stream()
                .filter(number -> this.labels.of(number).contains(label))
                .toList();
    }

    List<Integer> onBranch(Collection<Integer> numbers, String branch) {
        BitSet lineage = lineage(branch);
        return numbers.stream().filter(lineage::get).toList();
    }

    /** What belongs to a branch: all that is above or below what its name stands for. */
    private BitSet lineage(String branch) {
        if (NO_BRANCHES.contains(branch)) {
            throw unknownBranch(branch);
        }
        return this.links.lineage(one(branch, null));
    }

    /**
     * Walks from a place.
     *
     * @return the place that many steps away; {@code null} when there are not as many
     */
    @Nullable
    Integer walk(int start, int steps, @Nullable String branch) {
        return walk(start, steps, branch, false);
    }

    /** Walks from a place, and stays at the end of the line when there are not as many steps. */
    int walkToEnd(int start, int steps, @Nullable String branch) {
        return Objects.requireNonNull(walk(start, steps, branch, true));
    }

    private @Nullable Integer walk(int start, int steps, @Nullable String branch, boolean stay) {
        BitSet lineage = branch == null || steps < 0 ? this.links.all() : lineage(branch);
        int place = start;
        for (int left = Math.abs(steps); left > 0; left--) {
            List<Integer> next =
                    steps > 0 ? above(place).stream().filter(lineage::get).toList() : below(place);
            if (next.isEmpty()) {
                return stay ? place : null;
            }
            if (next.size() > 1) {
                throw new GraphException(
                        Kind.AMBIGUOUS_WALK,
                        ids(next),
                        "From " + name(place) + " there are several ways " + (steps > 0 ? "up" : "down") + ": "
                                + candidates(ids(next)) + ".",
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
        return this.links.parents[place].length == 0 ? List.of(BASE) : list(this.links.parents[place]);
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

    private List<Integer> numbers(IntPredicate predicate) {
        return IntStream.range(0, this.links.size()).filter(predicate).boxed().toList();
    }

    List<String> ids(Collection<Integer> numbers) {
        return numbers.stream().map(this::name).sorted().toList();
    }

    String name(int number) {
        return number == BASE ? "<base>" : this.links.id(number);
    }

    static String candidates(Collection<String> names) {
        String shown = String.join(", ", names.stream().limit(CANDIDATES).toList());
        return names.size() > CANDIDATES ? shown + ", and " + (names.size() - CANDIDATES) + " more" : shown;
    }

    static GraphException outOfRange(String identifier, String why) {
        return new GraphException(
                Kind.RELATIVE_OUT_OF_RANGE,
                List.of(),
                "\"" + identifier + "\" leads nowhere. " + why,
                "Count fewer steps, or name a revision.");
    }

    private static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
