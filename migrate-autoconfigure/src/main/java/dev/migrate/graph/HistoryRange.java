package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import dev.migrate.graph.Identifiers.Relative;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects the revisions of a range {@code start:end}, either of which may be left out: what the end needs and the start does
 * not, on the lines that lead up from the start, with both ends. Where only a dependency leads from the start to the end, the
 * dependencies count as lines.
 */
final class HistoryRange {

    private static final String CURRENT = "current";

    private final Links links;
    private final Identifiers identifiers;
    private final CurrentRows rows;

    HistoryRange(Links links, Identifiers identifiers, CurrentRows rows) {
        this.links = links;
        this.identifiers = identifiers;
        this.rows = rows;
    }

    List<Revision> select(@Nullable String range) {
        BitSet set = range == null ? this.links.all() : between(range.strip());
        return new Order(this.links)
                .downwardsAcrossGaps(set).stream()
                        .map(this.links.revisions::get)
                        .toList();
    }

    private BitSet between(String range) {
        String[] ends = range.split(":", -1);
        if (ends[0].equals(CURRENT) && Arrays.asList(ends).lastIndexOf(CURRENT) > 0) {
            throw new GraphException(
                    Kind.UNKNOWN_REVISION,
                    List.of(),
                    "The range " + range + " begins and ends at current.",
                    "Use current at one end only; \"current\" alone is told by the command of that name.");
        }
        if (ends.length != 2) {
            throw new GraphException(
                    Kind.RANGE_SYNTAX,
                    List.of(),
                    "\"" + range + "\" is no range.",
                    "Write it as start:end, start: or :end.");
        }
        List<Integer> upper = upper(ends[1].isEmpty() ? "heads" : ends[1], ends[0]);
        int at = ends[0].indexOf('@');
        if (at >= 0) {
            upper = this.identifiers.bearing(upper, this.identifiers.branchLabel(ends[0].substring(0, at)));
        }
        this.links.requireAntichain(upper, "The end of the range names");
        List<Integer> lower = lower(ends[0]);
        BitSet set = this.links.ancestors(Links.bits(upper), true);
        if (lower.isEmpty()) {
            return set;
        }
        if (!lower.stream().allMatch(place -> place != Identifiers.BASE && set.get(place))) {
            throw new GraphException(
                    Kind.RANGE_NOT_ANCESTOR,
                    List.of(),
                    "The range " + range + " does not lead up: not all of "
                            + Identifiers.candidates(this.identifiers.ids(lower)) + " are below "
                            + (upper.isEmpty() ? "<base>" : Identifiers.candidates(this.identifiers.ids(upper))) + ".",
                    "Turn it round, or choose ends on one line of revisions.");
        }
        this.links.requireAntichain(lower, "The start of the range names");
        BitSet start = Links.bits(lower);
        BitSet lines = this.links.descendants(start, false);
        boolean crossesDependency = upper.stream().noneMatch(lines::get);
        set.and(crossesDependency ? this.links.descendants(start, true) : lines);
        return set;
    }

    private List<Integer> lower(String start) {
        if (start.isEmpty()) {
            return List.of();
        }
        return start.equals(CURRENT) ? this.rows.numbers() : this.identifiers.places(start);
    }

    private List<Integer> upper(String end, String start) {
        if (end.equals(CURRENT)) {
            return this.rows.numbers();
        }
        Relative relative = Identifiers.relative(end);
        if (relative == null) {
            return this.identifiers.resolve(end);
        }
        String symbol = relative.symbol();
        String branch = relative.branch();
        if (symbol == null) {
            if (relative.steps() <= 0) {
                throw Identifiers.outOfRange(end, "The end of a range counts up, from its start.");
            }
            List<Integer> starts = branch == null ? lower(start) : startsOn(branch, start);
            boolean named = branch == null && !start.equals(CURRENT);
            int from = only(starts, end, named ? Kind.MULTIPLE_HEADS : Kind.AMBIGUOUS_CURRENT);
            return List.of(this.identifiers.walkToEnd(from, relative.steps(), branch));
        }
        boolean up = relative.steps() > 0;
        int from = this.identifiers.single(up || branch == null ? symbol : branch + "@" + symbol);
        int place = this.identifiers.walkToEnd(from, relative.steps(), branch);
        if (place == Identifiers.BASE) {
            throw Identifiers.outOfRange(end, "There are not as many revisions.");
        }
        return List.of(place);
    }

    /** Where {@code branch@+N} counts from, as an upgrade does it from where the range begins. */
    private List<Integer> startsOn(String branch, String start) {
        List<Integer> starts =
                lower(start).stream().filter(place -> place != Identifiers.BASE).toList();
        CurrentRows from = new CurrentRows(this.links, this.identifiers.ids(starts));
        return new Planner(this.links, this.identifiers, from).startsOn(branch);
    }

    private int only(List<Integer> starts, String end, Kind several) {
        if (starts.size() > 1) {
            List<String> ids = this.identifiers.ids(starts);
            throw new GraphException(
                    several,
                    ids,
                    "The range starts at several revisions: " + Identifiers.candidates(ids)
                            + "; it is not clear from which \"" + end + "\" counts.",
                    "Name the end itself.");
        }
        return starts.isEmpty() ? Identifiers.BASE : starts.get(0);
    }
}
