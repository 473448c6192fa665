package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a version table, as they are stored: perhaps unknown, twice, or one an ancestor of another. */
final class CurrentRows {

    private final Links links;
    private final List<String> ids;

    CurrentRows(Links links, Collection<String> ids) {
        this.links = links;
        this.ids = List.copyOf(ids);
    }

    List<String> ids() {
        return this.ids;
    }

    List<Integer> numbers() {
        return this.ids.stream().map(this::number).toList();
    }

    int number(String id) {
        Integer number = this.links.numbers.get(id);
        if (number == null) {
            throw new GraphException(
                    Kind.UNKNOWN_REVISION,
                    List.of(id),
                    "The database is at " + id + ", which is no revision here.",
                    "Deploy the version of the application that has it.");
        }
        return number;
    }

    /** The rows and all that is below them by parents and dependencies. */
    BitSet applied() {
        return this.links.ancestors(Links.bits(numbers()), true);
    }

    /** Makes a plan from here; a row that is stored twice cannot be moved. */
    Plan plan(Direction direction, List<Step> steps) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        this.ids.stream().filter(id -> !once.add(id)).forEach(twice::add);
        if (!twice.isEmpty()) {
            steps.stream()
                    .flatMap(step -> step.headsRemoved().stream())
                    .filter(twice::contains)
                    .findFirst()
                    .ifPresent(id -> {
                        throw new GraphException(
                                Kind.VERSION_ROW_COUNT,
                                List.of(id),
                                "The version table holds " + id + " more than once.",
                                "Delete the rows that are too many, and give the table its primary key.");
                    });
        }
        return new Plan(direction, this.ids.stream().sorted().distinct().toList(), steps);
    }
}
