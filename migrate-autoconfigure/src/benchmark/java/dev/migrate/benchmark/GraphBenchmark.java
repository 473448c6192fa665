package dev.migrate.benchmark;

import dev.migrate.graph.Plan;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a line of revisions costs; the cost has to grow as the line does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GraphBenchmark {

    /** How many revisions there are. */
    @Param({"10000", "100000"})
    public int revisions;

    private List<Revision> read = List.of();
    private RevisionGraph graph = RevisionGraph.of(List.of());

    /** Makes the line, in the order in which a class path may list it. */
    @Setup
    public void line() {
        List<Revision> line = new ArrayList<>();
        for (int i = 0; i < this.revisions; i++) {
            line.add(new Revision(
                    RevisionText.id(i),
                    i == 0 ? List.of() : List.of(RevisionText.id(i - 1)),
                    Set.of(),
                    List.of(),
                    "table " + i,
                    RevisionText.created(i)));
        }
        Collections.shuffle(line, new Random(1));
        this.read = line;
        this.graph = RevisionGraph.of(line);
    }

    /** What no graph goes without: a hash map of the ids, and a look-up of each parent. */
    @Benchmark
    public int limit() {
        Map<String, Revision> byId = new HashMap<>();
        for (Revision revision : this.read) {
            byId.put(revision.id(), revision);
        }
        int found = 0;
        for (Revision revision : this.read) {
            for (String parent : revision.parents()) {
                found += byId.containsKey(parent) ? 1 : 0;
            }
        }
        return found;
    }

    /** Builds the graph. */
    @Benchmark
    public RevisionGraph build() {
        return RevisionGraph.of(this.read);
    }

    /** Plans an empty database to the head. */
    @Benchmark
    public Plan plan() {
        return this.graph.upgrade(List.of(), "heads");
    }

    /** Orders all revisions, newest first. */
    @Benchmark
    public List<Revision> history() {
        return this.graph.history(null, List.of());
    }

    /** Finds a revision by the beginning of its id. */
    @Benchmark
    public Optional<Revision> resolve() {
        return this.graph.resolveOne(RevisionText.id(this.revisions / 2).substring(0, 11));
    }
}
