package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the daemon on this machine's engine and prints a Markdown table. Arguments: how many samples of each, the launcher of the program, and the names of
 * what is to be measured where that is not all.
 */
final class BenchmarkMain {

    private BenchmarkMain() {}

    /** Something that can be measured alone. */
    private interface Part {
        List<Figure> run() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = Integer.parseInt(arguments[0]);
        String launcher = arguments[1];
        Path directory = Files.createTempDirectory("openclaw-bench");
        Progress progress = new Progress();
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("engine", () -> new EngineBenchmark(directory, runs, progress).run());
        parts.put("exec", () -> new ExecBenchmark(directory, launcher, runs, progress).run());
        parts.put("start", () -> new StartBenchmark(directory, launcher, progress).run());
        parts.put("list", () -> new ListBenchmark(directory, launcher, progress).run());
        parts.put("watch", () -> new WatchBenchmark(directory, launcher, progress).run());
        parts.put("page", () -> new PageBenchmark(directory, launcher, runs, progress).run());
        Set<String> wanted = new LinkedHashSet<>(List.of(arguments).subList(2, arguments.length));
        parts.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
        try {
            List<Figure> figures = new ArrayList<>();
            for (Part part : parts.values()) {
                figures.addAll(part.run());
            }
            print(figures, runs);
        } finally {
            Sweep.away(directory);
        }
    }

    private static void print(List<Figure> figures, int runs) {
        JsonNode version = new RawEngine(RealEngine.socket()).get("/version");
        System.out.printf(
                "%s, %d processors, engine %s, %d samples each%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                version.path("Version").asText(),
                runs);
        System.out.println("| what | ours | by hand | comes to | to reach | reached |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        figures.forEach(figure -> System.out.println(figure.row()));
    }
}
