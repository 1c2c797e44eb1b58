package ai.openclaw.sandbox.reconciler.loop;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of a pass and prints them as a Markdown table. Arguments: numbers of sandboxes. */
public final class PassBenchmarkMain {

    private static final double MEDIAN = 50;
    private static final double HIGH = 90;
    private static final double MICROS_PER_MILLI = 1_000;

    private static final Map<String, String> NAMES = Map.of(
            "listAlone", "list alone (simulated engine)",
            "lookAlone", "look alone (list, compare, queue)",
            "nothingToDo", "nothing to do",
            "onePercentChanged", "one in a hundred replaced");

    private PassBenchmarkMain() {}

    public static void main(String[] sizes) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PassBenchmark.class.getSimpleName() + "\\.")
                        .param("sandboxes", sizes)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        System.out.println("| sandboxes | what | p50 | p90 | each | engine calls beside list and images |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        Map<Integer, Map<String, String>> rows = new TreeMap<>();
        for (RunResult result : results) {
            int sandboxes = Integer.parseInt(result.getParams().getParam("sandboxes"));
            String what = result.getPrimaryResult().getLabel();
            rows.computeIfAbsent(sandboxes, key -> new TreeMap<>()).put(what, row(sandboxes, what, result));
        }
        rows.values().forEach(bySize -> bySize.values().forEach(System.out::println));
    }

    private static String row(int sandboxes, String what, RunResult result) {
        var times = result.getPrimaryResult().getStatistics();
        Result<?> writes = result.getSecondaryResults().get("writes");
        int passes = (int) times.getN();
        return "| %,d | %s | %.1f ms | %.1f ms | %.1f µs | %s |"
                .formatted(
                        sandboxes,
                        NAMES.getOrDefault(what, what),
                        times.getPercentile(MEDIAN),
                        times.getPercentile(HIGH),
                        times.getPercentile(MEDIAN) * MICROS_PER_MILLI / sandboxes,
                        writes == null ? "" : "%.0f".formatted(writes.getScore() / passes));
    }
}
