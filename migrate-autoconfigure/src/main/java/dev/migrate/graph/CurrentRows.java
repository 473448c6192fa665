package dev.migrate.graph;

import dev.migrate.graph.GraphException.Kind;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        Set<String> twice = twice();
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
        return new Plan(direction, distinct(), steps);
    }

    /** The rows that are stored more than once. */
    Set<String> twice() {
        Set<String> once = new HashSet<>();
        return this.ids.stream().filter(id -> !once.add(id)).collect(Collectors.toSet());
    }

    /** Each row once, sorted. */
    List<String> distinct() {
        return this.ids.stream().sorted().distinct().toList();
    }
}
