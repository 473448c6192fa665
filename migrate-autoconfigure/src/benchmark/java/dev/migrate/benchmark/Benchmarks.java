package dev.migrate.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks whose name matches the argument, and prints what belongs together as ratios of medians: a single slow
 * run then does not decide.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs.
     *
     * @param args one regular expression of names of benchmarks
     */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("dev\\.migrate\\.benchmark\\..*" + String.join("", args))
                        .forks(1)
                        .jvmArgsAppend("-Xmx2g")
                        .build())
                .run();
        Map<String, NavigableMap<Integer, Double>> scores = new TreeMap<>();
        Map<String, String> units = new HashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1");
            // Each has one parameter, named after what it counts.
            String unit = result.getParams().getParamsKeys().iterator().next();
            units.put(name, unit);
            scores.computeIfAbsent(name, any -> new TreeMap<>())
                    .put(
                            Integer.valueOf(result.getParams().getParam(unit)),
                            result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        scores.forEach((name, of) -> printGrowth(name, of, units.getOrDefault(name, "")));
        scores.forEach((name, of) -> scores.forEach((other, limit) -> {
            if (isMeasuredBy(name, other)) {
                printRatio(name, of, other, limit, units.getOrDefault(name, ""));
            }
        }));
    }

    /** The benchmark called {@code migrate} is measured by all others of its class, another one by that called {@code limit}. */
    private static boolean isMeasuredBy(String name, String other) {
        return !name.equals(other)
                && name.startsWith(other.substring(0, other.indexOf('.') + 1))
                && (name.endsWith(".migrate") || other.endsWith(".limit"));
    }

    /** How the cost grows with the number: linear is the same factor. */
    private static void printGrowth(String name, NavigableMap<Integer, Double> scores, String unit) {
        int first = scores.firstKey();
        int last = scores.lastKey();
        print(
                "%s: %d -> %d %s (%.0fx) cost %.2fx",
                name,
                first,
                last,
                unit,
                (double) last / first,
                scores.lastEntry().getValue() / scores.firstEntry().getValue());
    }

    private static void printRatio(
            String name,
            NavigableMap<Integer, Double> scores,
            String other,
            NavigableMap<Integer, Double> limit,
            String unit) {
        scores.forEach((number, score) -> {
            Double base = limit.get(number);
            if (base != null) {
                print("%s / %s at %d %s: %.2f", name, other, number, unit, score / base);
            }
        });
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
