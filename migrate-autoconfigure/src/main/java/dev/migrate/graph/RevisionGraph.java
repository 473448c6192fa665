package dev.migrate.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All revisions of an application and the lines between them. Immutable; every answer is a pure function of the graph and
 * the arguments.
 */
public final class RevisionGraph {

    private final Links links;
    private final Identifiers identifiers;
    private final BranchLabels labels;

    private RevisionGraph(Collection<Revision> revisions) {
        this.links = new Links(revisions);
        this.labels = new BranchLabels(this.links);
        this.identifiers = new Identifiers(this.links, this.labels);
    }

    /**
     * Builds a graph.
     *
     * @param revisions in any order
     * @throws GraphException if an id, parent, dependency or label is wrong, or the revisions go round in a circle
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        return new RevisionGraph(revisions);
    }

    /** Returns how many revisions there are. */
    public int size() {
        return this.links.size();
    }

    /**
     * Finds a revision.
     *
     * @param id its whole id
     */
    public Optional<Revision> find(String id) {
        Integer number = this.links.numbers.get(id);
        return number == null ? Optional.empty() : Optional.of(this.links.revisions.get(number));
    }

    /**
     * Tells whether a revision is in the graph.
     *
     * @param id its whole id
     */
    public boolean isKnown(String id) {
        return this.links.numbers.containsKey(id);
    }

    /** Returns all revisions in the order in which an upgrade of an empty database runs them. */
    public List<Revision> revisions() {
        return new Order(this.links)
                .upwards(this.links.all()).stream()
                        .map(this.links.revisions::get)
                        .toList();
    }

    /** Returns the rows that a version table holds after a full upgrade: what has neither children nor dependents. */
    public List<String> heads() {
        return this.identifiers.ids(this.identifiers.realHeads());
    }

    /** Returns what has no children, whether or not something depends on it; sorted. */
    public List<String> branchHeads() {
        return this.identifiers.ids(this.identifiers.branchHeads());
    }

    /** Returns what has no parents, sorted. */
    public List<String> bases() {
        return this.identifiers.ids(this.identifiers.bases());
    }

    /**
     * Returns the ids of the revisions that revise one.
     *
     * @param id the whole id of a revision of the graph
     */
    public List<String> children(String id) {
        return ids(this.links.children[number(id)]);
    }

    /**
     * Returns the ids of the revisions that a revision depends on without revising them, with labels resolved.
     *
     * @param id the whole id of a revision of the graph
     */
    public List<String> dependencies(String id) {
        return ids(this.links.dependencies[number(id)]);
    }

    /**
     * Returns the ids of all that has to be applied before a revision: parents and dependencies, each once.
     *
     * @param id the whole id of a revision of the graph
     */
    public List<String> predecessors(String id) {
        return ids(this.links.predecessors[number(id)]);
    }

    /**
     * Tells whether nothing revises a revision. It is an effective head if something depends on it, as then no version
     * table has a row for it after a full upgrade.
     *
     * @param id the whole id of a revision of the graph
     */
    public boolean isHead(String id) {
        return this.links.children[number(id)].length == 0;
    }

    /**
     * Tells whether nothing revises a revision and something depends on it.
     *
     * @param id the whole id of a revision of the graph
     */
    public boolean isEffectiveHead(String id) {
        return isHead(id) && this.links.successors[number(id)].length > 0;
    }

    /**
     * Tells whether several others revise a revision.
     *
     * @param id the whole id of a revision of the graph
     */
    public boolean isBranchPoint(String id) {
        return this.links.children[number(id)].length > 1;
    }

    /**
     * Tells whether a revision revises several others.
     *
     * @param id the whole id of a revision of the graph
     */
    public boolean isMergePoint(String id) {
        return this.links.parents[number(id)].length > 1;
    }

    /**
     * Returns the branch labels that a revision bears, its own and inherited ones, sorted.
     *
     * @param id the whole id of a revision of the graph
     */
    public List<String> labels(String id) {
        return this.labels.of(number(id));
    }

    /**
     * Resolves an identifier that names any number of revisions. {@code -N} and {@code label@-N} count down from each head.
     *
     * @param identifier such as {@code heads}, {@code abc1}, {@code label@head}
     * @return the revisions; none stands for base
     * @throws GraphException if it means nothing, or not one thing
     */
    public List<Revision> resolve(String identifier) {
        return this.identifiers.resolve(identifier).stream()
                .map(this.links.revisions::get)
                .toList();
    }

    /**
     * Resolves an identifier that names one revision. {@code -N}, which counts from the heads, is none.
     *
     * @param identifier such as {@code head}, {@code abc1}, {@code label@head}
     * @return the revision; empty for base, and for {@code head} where there are no revisions
     * @throws GraphException if it means nothing, or not one revision
     */
    public Optional<Revision> resolveOne(String identifier) {
        int place = this.identifiers.single(identifier);
        return place == Identifiers.BASE ? Optional.empty() : Optional.of(revision(place));
    }

    /**
     * Returns what the rows of a version table stand for: the rows and all that is below them by parents and dependencies.
     *
     * @param rows the ids of revisions of the graph
     * @throws GraphException if a row is no revision
     */
    public Set<String> applied(Collection<String> rows) {
        Set<String> ids = new LinkedHashSet<>();
        rows(rows).applied().stream().forEach(i -> ids.add(this.links.id(i)));
        return ids;
    }

    /**
     * Plans an upgrade.
     *
     * @param currentRows the rows of the version table
     * @param target where to end, such as {@code heads}, {@code abc123} or {@code +1}
     * @return the steps; none when the target is applied already
     * @throws GraphException if the target means nothing or is not above, or a row is no revision
     */
    public Plan upgrade(Collection<String> currentRows, String target) {
        return planner(currentRows).upgrade(target);
    }

    /**
     * Plans a downgrade. With a branch before {@code @} it stays on that branch and what depends on it.
     *
     * @param currentRows the rows of the version table
     * @param target where to end, such as {@code base}, {@code abc123} or {@code -1}
     * @return the steps; none when there is nothing to undo
     * @throws GraphException if the target means nothing or is not below, or a row is no revision
     */
    public Plan downgrade(Collection<String> currentRows, String target) {
        return planner(currentRows).downgrade(target);
    }

    /**
     * Plans a stamp.
     *
     * @param currentRows the rows of the version table
     * @param targets what the rows shall say
     * @param purge whether all other rows are removed, unknown ones too
     * @throws GraphException if a target means nothing, or a row is no revision and is not purged
     */
    public Plan stamp(Collection<String> currentRows, List<String> targets, boolean purge) {
        return new StampPlanner(this.links, this.identifiers, rows(currentRows)).stamp(targets, purge);
    }

    /**
     * Returns the revisions of a range, newest first.
     *
     * @param range {@code start:end}, {@code start:} or {@code :end}; {@code null} for all
     * @param currentRows the rows of the version table, for {@code current} in the range
     * @throws GraphException if the range cannot be read or does not lead up
     */
    public List<Revision> history(@Nullable String range, Collection<String> currentRows) {
        return new HistoryRange(this.links, this.identifiers, rows(currentRows)).select(range);
    }

    /** Returns what no other one of some revisions stands on, sorted. */
    List<String> maximal(Collection<String> ids) {
        return this.identifiers.ids(this.links.maximal(rows(ids).numbers()));
    }

    Planner planner(Collection<String> currentRows) {
        return new Planner(this.links, this.identifiers, rows(currentRows));
    }

    Revision revision(int number) {
        return this.links.revisions.get(number);
    }

    private CurrentRows rows(Collection<String> ids) {
        return new CurrentRows(this.links, ids);
    }

    private List<String> ids(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(this.links::id).toList();
    }

    private int number(String id) {
        Integer number = this.links.numbers.get(id);
        if (number == null) {
            throw new IllegalArgumentException("No revision " + id);
        }
        return number;
    }
}
